"""What the media kit of the demonstration holds. Plain values."""

BOILERPLATE = {
    "text_fr": "L’Alliance 8.7 réunit des États, des organisations de travailleurs et d’employeurs, des "
    "organisations internationales et la société civile pour mettre fin au travail forcé, à la traite et au "
    "travail des enfants.",
    "text_en": "Alliance 8.7 brings together States, workers’ and employers’ organisations, international "
    "organisations and civil society to end forced labour, trafficking and child labour.",
    "text_es": "La Alianza 8.7 reúne a Estados, organizaciones de trabajadores y de empleadores, "
    "organizaciones internacionales y la sociedad civil para poner fin al trabajo forzoso, "
    "la trata y el trabajo infantil.",
}
LOGO = {
    "title_fr": "Logo",
    "title_en": "Logo",
    "title_es": "Logotipo",
    "alt_fr": "Le nombre 8.7 en blanc sur un carré bordeaux",
    "alt_en": "The number 8.7 in white on a burgundy square",
    "alt_es": "El número 8.7 en blanco sobre un cuadrado burdeos",
}
