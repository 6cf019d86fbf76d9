use super::guarded;

fn put(template: &str) -> String {
    let text = guarded(template).text.replace("tebiki_", "");
    text.split("text=").enumerate().fold(String::new(), |out, (at, part)| match at {
        0 => part.to_string(),
        _ => format!("{out}text={}", part.replacen("  ", "", 5)),
    })
}

#[test]
fn calls_are_put_into_loops_components_and_values_and_nowhere_else() {
    for (template, wanted) in [
        ("{% for a in b %}xy{% endfor %}", "{% for a in b %}{{ turn(of=[a], text=2) }}xy{% endfor %}"),
        ("{%- for a, b in c -%} x", "{%- for a, b in c -%}{{ turn(of=[a, b], text=0) -}} x"),
        (
            "{% component a(b, c: string = \"(,\", ...d) %}e{%- endcomponent a %}",
            "{% component a(b, c: string = \"(,\", ...d) %}{{ turn(of=[b, c, d]) }}e{%- endcomponent a %}",
        ),
        ("{{- a ~ \"}}\" -}}", "{{- kept(of=a ~ \"}}\") -}}"),
        ("{{ {\"a\": {\"b\": 1}} }}", "{{ kept(of={\"a\": {\"b\": 1}}) }}"),
        ("{{ <a b={c} /> }}", "{{ <a b={c} /> }}"),
        ("{% set a = b[0] %}", "{% set a = kept(of=b[0]) %}"),
        ("{% set_global a=[b] -%}", "{% set_global a=made(of=[b]) -%}"),
        ("{% set a = b if c in [d] else e %}", "{% set a = made(of=b if c in [d] else e) %}"),
        ("{% set a | trim %}b{% endset %}", "{% set a | trim | kept %}b{% endset %}"),
        ("{% set a %}b{% endset %}", "{% set a | kept %}b{% endset %}"),
        ("{{ [a ~ b for a in c] }}", "{{ kept(of=[kept(of=a ~ b) for a in c]) }}"),
    ] {
        assert_eq!(put(template), wanted);
    }
    for same in [
        "{# {% for a in b %} #}x",
        "{% raw %}{% for a in b %}{{ c }}{% endraw %}",
        "{% if a %}b",
        "{{ }}",
        "{{ a",
        "{%",
        "{{",
        "{#",
        "{% for",
        "{%-%}",
        "{{-}}",
        "{%%}",
    ] {
        assert_eq!(put(same), same);
    }
}

#[test]
fn a_place_is_that_of_the_template_as_written() {
    let guarded = guarded("あ{% for a in b %}{{ c }}い{{ d }}\n{{ d }}");
    let line = guarded.text.lines().next().unwrap();
    let column = |at: usize| line[..at].chars().count() + 1;
    assert_eq!(guarded.place(1, column(line.find("{% for").unwrap())), (1, 2));
    assert_eq!(guarded.place(1, column(line.find("tebiki_turn").unwrap())), (1, 2));
    assert_eq!(guarded.place(1, column(line.find("tebiki_kept").unwrap())), (1, 21));
    assert_eq!(guarded.place(1, column(line.find("c) }}").unwrap())), (1, 21));
    assert_eq!(guarded.place(1, column(line.rfind("d) }}").unwrap())), (1, 29));
    assert_eq!(guarded.place(2, 16), (2, 4));
}
