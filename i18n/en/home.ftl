# The home page

home-audiences = What is your situation?
home-glance = About the plan
home-examples = For example:
home-downloads = Print and download
