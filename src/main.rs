use std::path::Path;
use tebiki::*;
fn main() {
    let (project, mut d) = project::Project::read(Path::new("."));
    let loaded = project.load();
    d.extend(loaded.diagnostics);
    print!("{}", diagnostic::human(&d, &project.sources, &project.i18n, i18n::Lang::Ja, true));
    match handbook::build(&project, &loaded.plan.unwrap()) {
        Ok(files) => {
            println!("{:?}", output::Folder::open(Path::new("public")).and_then(|f| f.publish(&files)))
        }
        Err(d) => print!("{}", diagnostic::human(&d, &project.sources, &project.i18n, i18n::Lang::En, true)),
    }
}
