nav-home = Início
plan-title = Texto completo do plano
nav-search = Busca
