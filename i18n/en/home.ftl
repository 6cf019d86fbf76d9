# The home page

home-audiences = What is your situation?
home-glance = About the plan
home-preamble = Read the plan’s preamble
home-examples = For example:
home-downloads = Print and download
