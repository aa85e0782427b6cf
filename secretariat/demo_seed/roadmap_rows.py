"""What the invented countries plan: each row an action, told by its words, its money and its years."""

# Code, title, who (government, workers, employers, NGO, UN), budget and funded in thousands, months from the
# start and length, what is counted with its baseline and target, where it links to.
Row = tuple[
    str, str, tuple[str, str, str, str, str], tuple[int, int], tuple[int, int], tuple[str, str, int, int], str
]

ENGLISH: dict[str, list[Row]] = {
    "Every child at school": [
        (
            "1.1",
            "Open village schools with a meal at noon",
            ("Ministry of Education", "Teachers’ Union", "", "Network of Returned Children", "UNICEF"),
            (2400, 1600),
            (0, 48),
            ("Children out of school", "children", 41000, 12000),
            "8.7.1 C138",
        ),
        (
            "1.2",
            "Cash transfers to families who send their children to school",
            ("Ministry of Social Affairs", "", "", "", ""),
            (5200, 5200),
            (6, 42),
            ("Families reached", "families", 0, 30000),
            "1.3.1 C182",
        ),
        (
            "1.3",
            "Second chance classes for adolescents who work",
            ("Ministry of Labour", "", "Chamber of Growers", "", "ILO"),
            (800, 250),
            (12, 36),
            ("Adolescents in training", "%", 8, 35),
            "8.6.1 C138",
        ),
    ],
    "Fair recruitment": [
        (
            "2.1",
            "License recruiters and publish the register",
            ("Ministry of Labour", "Federation of Agricultural Workers", "Chamber of Growers", "", ""),
            (300, 300),
            (0, 18),
            ("Recruiters on the register", "%", 0, 90),
            "10.7.1 C029",
        ),
        (
            "2.2",
            "A complaint line in six languages",
            ("Ministry of Labour", "Federation of Agricultural Workers", "", "", "IOM"),
            (450, 120),
            (6, 54),
            ("Complaints settled within sixty days", "%", 22, 80),
            "8.8.2 P029",
        ),
    ],
    "Inspection and justice": [
        (
            "3.1",
            "Train and equip one hundred and twenty inspectors",
            ("Labour Inspectorate", "", "", "", "ILO"),
            (1900, 700),
            (3, 36),
            ("Inspectors in service", "inspectors", 40, 160),
            "8.8.1 C081",
        ),
        (
            "3.2",
            "Free and protect children in the stone quarries of the border",
            ("Public Prosecutor", "", "", "Network of Returned Children", ""),
            (600, 0),
            (3, 24),
            ("Children released", "children", 0, 400),
            "16.2.2 C182",
        ),
    ],
}
SPANISH: dict[str, list[Row]] = {
    "Proteger a la infancia": [
        (
            "1.1",
            "Escuelas rurales de jornada completa",
            ("Ministerio de Educación", "Sindicato de Maestros", "", "", "UNICEF"),
            (3100, 2300),
            (0, 48),
            ("Niños que trabajan", "%", 14, 5),
            "8.7.1 C138",
        ),
        (
            "1.2",
            "Comités de vereda contra el trabajo infantil",
            ("Ministerio de Trabajo", "Federación Campesina", "Gremio de Productores", "", ""),
            (240, 240),
            (3, 45),
            ("Veredas con comité", "veredas", 12, 80),
            "8.7.1 C182",
        ),
    ],
    "Trabajo decente en el campo": [
        (
            "2.1",
            "Contratos escritos para la zafra",
            ("Ministerio de Trabajo", "Federación Campesina", "Gremio de Productores", "", "OIT"),
            (420, 300),
            (6, 30),
            ("Trabajadores con contrato escrito", "%", 31, 85),
            "8.8.2 C029",
        ),
        (
            "2.2",
            "Inspección móvil en las zonas de cosecha",
            ("Inspección del Trabajo", "", "", "", ""),
            (980, 400),
            (0, 36),
            ("Visitas al año", "visitas", 150, 900),
            "8.8.1 C081",
        ),
    ],
    "Justicia y reparación": [
        (
            "3.1",
            "Fiscalía especializada en trata de personas",
            ("Fiscalía General", "", "", "Red de Sobrevivientes", ""),
            (760, 500),
            (3, 40),
            ("Condenas firmes", "condenas", 4, 40),
            "16.2.2 P029",
        ),
        (
            "3.2",
            "Casas de acogida con dirección reservada",
            ("Ministerio de la Mujer", "", "", "Red de Sobrevivientes", ""),
            (510, 90),
            (6, 48),
            ("Plazas", "plazas", 20, 140),
            "5.2.1 C182",
        ),
    ],
}
ARABIC: dict[str, list[Row]] = {
    "حماية الأطفال": [
        (
            "1.1",
            "مدارس قريبة من القرى الجبلية",
            ("وزارة التربية", "نقابة المعلمين", "", "", "اليونيسف"),
            (1800, 900),
            (0, 48),
            ("أطفال خارج المدرسة", "أطفال", 23000, 6000),
            "8.7.1 C138",
        ),
        (
            "1.2",
            "منح دراسية للأسر",
            ("وزارة الشؤون الاجتماعية", "", "", "", ""),
            (2600, 1300),
            (6, 42),
            ("أسر مستفيدة", "أسر", 0, 18000),
            "1.3.1 C182",
        ),
    ],
    "استقدام عادل": [
        (
            "2.1",
            "ترخيص وكالات الاستقدام ونشر السجل",
            ("وزارة العمل", "اتحاد العمال", "غرفة التجارة", "", "منظمة العمل الدولية"),
            (350, 350),
            (0, 20),
            ("وكالات مرخصة", "%", 5, 95),
            "10.7.1 C029",
        ),
        (
            "2.2",
            "خط شكاوى بخمس لغات",
            ("وزارة العمل", "اتحاد العمال", "", "", ""),
            (280, 40),
            (6, 50),
            ("شكاوى سويت", "%", 18, 75),
            "8.8.2 P029",
        ),
    ],
}
FRENCH: dict[str, list[Row]] = {
    "L’école plutôt que les champs": [
        (
            "1.1",
            "Cantines et fournitures dans deux cents écoles rurales",
            (
                "Ministère de l’éducation",
                "Syndicat des enseignants",
                "",
                "Réseau des mères de l’école",
                "UNICEF",
            ),
            (1500, 700),
            (0, 48),
            ("Enfants au travail", "enfants", 32000, 11000),
            "8.7.1 C138",
        ),
        (
            "1.2",
            "Suivi des absences par les comités de village",
            ("Ministère du travail", "", "Chambre des exploitants de cacao", "", ""),
            (180, 60),
            (3, 45),
            ("Villages suivis", "villages", 40, 350),
            "8.7.1 C182",
        ),
    ],
    "Un travail libre": [
        (
            "2.1",
            "Registre public des recruteurs de main-d’œuvre saisonnière",
            ("Ministère du travail", "Union des travailleuses et travailleurs ruraux", "", "", "OIT"),
            (260, 100),
            (6, 24),
            ("Recruteurs inscrits", "%", 0, 80),
            "10.7.1 C029",
        ),
    ],
}
