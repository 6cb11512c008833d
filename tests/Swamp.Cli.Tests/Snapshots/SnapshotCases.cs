namespace Swamp.Cli.Tests.Snapshots;

/// <summary>What is called for each command: results first, then the errors that are its own.</summary>
internal static class SnapshotCases
{
    private const string GreetId = "00000000-0000-4000-8000-000000000002";

    public static IReadOnlyDictionary<string, IReadOnlyList<SnapshotStep>> All { get; } = new Dictionary<string, IReadOnlyList<SnapshotStep>>(StringComparer.Ordinal)
    {
        ["init"] = ["init --json", "init ../other --tool claude --tool cursor --json", "init ../third --dry-run --json", "init --force --tool none --json", "init ../other2 --tool what --json"],
        ["repo init"] = ["repo init ../other", "repo init ../other --force --tool none --json", "repo init ../third --tool none --tool claude --json", "repo init --bogus --json"],
        ["repo upgrade"] = ["repo upgrade --json", "repo upgrade --tool codex --include-gitignore --json", "repo upgrade --dry-run", "repo upgrade ../nowhere --json"],
        ["agent setup"] = ["agent setup pal --skills-dir .pal/skills --instructions-file PAL.md --json", "agent setup claude --skills-dir a --instructions-file b --json"],
        ["agent list"] = ["agent list --json", "agent list"],
        ["agent rm"] = ["agent rm pal --json", "agent rm pal"],
        ["audit"] = ["audit --json", "audit", "audit --hours nine --json"],
        ["audit record"] =
        [
            new("audit record --from-hook --json", """{"tool_name":"Bash","tool_input":{"command":"make"},"session_id":"s1","cwd":"/"}"""),
            new("audit record --from-hook", "no json"),
            "audit record --json",
        ],
        ["summarise"] = ["summarise --json", "summarise", "summarise --limit 1 --since 1m --json", "summarise --since soon --json", "summarise --limit 0 --json"],
        ["doctor"] = ["doctor --json", "doctor"],
        ["doctor audit"] = ["doctor audit --json", "doctor audit --tool codex --json", "doctor audit --tool codex"],
        ["doctor data"] = ["doctor data --json", "doctor data"],
        ["doctor install"] = ["doctor install --json"],
        ["doctor secrets"] = ["doctor secrets --json", "doctor secrets"],
        ["doctor vaults"] = ["doctor vaults --json", "doctor vaults"],
        ["doctor workflows"] = ["doctor workflows --json", "doctor workflows"],
        ["model create"] =
        [
            "model create command/shell fresh --json", "model create command/shell other --global-arg size:json=3 --dry-run --json", "model create command/shell fresh2",
            "model create command/shell greet --json", "model create no/such x --json", "model create command/shell 'Bad Name' --json", "model create command/shell --json",
            "model create command/shell x2 --global-arg nonsense --json",
        ],
        ["model get"] = ["model get greet --json", "model get greet", "model get helper --json", "model get gret --json", "model get gret", "model get --json"],
        ["model search"] = ["model search --json", "model search gre --json", "model search --all --json", "model search none --json", "model search idle"],
        ["model edit"] =
        [
            new("model edit greet --json", $"type: command/shell\nid: {GreetId}\nname: greet\nversion: 1\nglobalArguments:\n  region: us\n"),
            new("model edit greet --json", "a: [b"),
            new("model edit greet --json", "type: command/shell\nid: x\nname: greet\nversion: zero\n"),
            "model edit greet --json", "model edit --json", "model edit none --json",
        ],
        ["model delete"] = ["model delete idle --dry-run --json", "model delete idle --json", "model delete greet --json", "model delete greet --force --json", "model delete none --json", "model delete idle"],
        ["model validate"] = ["model validate greet --json", "model validate --json", "model validate greet", "model validate none --json", "model validate greet --method none --json"],
        ["model evaluate"] = ["model evaluate greet --json", "model evaluate --json", "model evaluate --all", "model evaluate greet", "model evaluate none --json"],
        ["model cancel"] = ["model cancel --all --json", "model cancel --all", "model cancel greet --json", "model cancel none --json", "model cancel --json"],
        ["model output get"] = ["model output get greet", "model output get greet --json", "model output get idle --json", "model output get 00 --json", "model output get 0000 --json", "model output get ffff --json"],
        ["model output search"] = ["model output search --json", "model output search failed --json", "model output search zzz --json", "model output search failed"],
        ["model output data"] =
        [
            "model output data greet --json", "model output data helper --name result --field stdout --json", "model output data helper --name log", "model output data helper --field exitCode",
            "model output data greet --name result --version 1 --json", "model output data helper --name none --json", "model output data helper --field none --json", "model output data greet --name result --version 9 --json",
        ],
        ["model output logs"] = ["model output logs helper --json", "model output logs helper --tail 1", "model output logs idle --json"],
        ["model method run"] =
        [
            "model method run greet execute --input run='echo hi' --json", "model method run greet execute --input run='echo hi'", "model method run greet execute --input run='exit 7' --json",
            "model method run greet execute --input run='exit 7'", "model method run greet none --json", "model method run none execute --json", "model method run greet execute --json",
            "model method run greet execute --input nonsense --json", "model method run greet execute --input run=x --input what=1 --json", "model method run no/such execute x --json",
            "model method run command/shell execute --json", "model method run greet execute --input run='sleep 5' --timeout 1 --json", "model method run idle execute --last-evaluated --json",
            new("model method run greet execute --stdin --json", "{\"run\":\"echo 1\"}\n{\"run\":\"echo 2\"}\n"), new("model method run greet execute --stdin --json", "- 1\n"),
        ],
        ["model method describe"] = ["model method describe greet execute --json", "model method describe greet execute", "model method describe greet none --json", "model method describe none execute --json"],
        ["model method history get"] = ["model method history get greet --json", "model method history get none --json"],
        ["model method history search"] = ["model method history search --json", "model method history search succeeded --json", "model method history search none"],
        ["model method history logs"] = ["model method history logs helper --json", "model method history logs helper --tail 1", "model method history logs none --json"],
        ["model type search"] = ["model type search --json", "model type search zzz --json"],
        ["model type describe"] = ["model type describe command/shell --json", "model type describe command/shell --compact --json", "model type describe command/shell", "model type describe no/such --json"],
        ["vault create"] =
        [
            "vault create local_encryption more --json", "vault create local_encryption again --audit-reads", "vault create local_encryption team --json", "vault create none x --json",
            "vault create local_encryption Bad --json", "vault create local_encryption z --config nonsense --json", "vault create local_encryption --json",
        ],
        ["vault search"] = ["vault search --json", "vault search zzz --json"],
        ["vault get"] = ["vault get team --json", "vault get team", "vault get none --json", "vault get team API_KEY --json"],
        ["vault describe"] = ["vault describe team --json", "vault describe none --json"],
        ["vault edit"] = ["vault edit team --json", "vault edit none --json"],
        ["vault put"] =
        [
            new("vault put team NEW --json", "value\n"), "vault put team PAIR=value --json", "vault put team API_KEY changed --json", "vault put team API_KEY changed", "vault put team LABELLED x --label a=b --json",
            "vault put team EMPTY --json", "vault put none KEY value --json", "vault put team ../x value --json", "vault put team K v --refresh-ttl 1h --json", "vault put team K v --label nonsense --json",
        ],
        ["vault read-secret"] = ["vault read-secret team API_KEY --json", "vault read-secret team API_KEY --yes", "vault read-secret team API_KEY", "vault read-secret team NONE --json", "vault read-secret none KEY --json"],
        ["vault list-keys"] = ["vault list-keys team --json", "vault list-keys team", "vault list-keys none --json"],
        ["vault inspect"] = ["vault inspect team API_KEY --json", "vault inspect team NONE --json"],
        ["vault annotate"] =
        [
            "vault annotate team API_KEY --url https://example.com --notes 'the key' --label a=b --json", "vault annotate team API_KEY --remove-label a --json", "vault annotate team API_KEY --clear --json",
            "vault annotate team API_KEY --json", "vault annotate team NONE --notes x --json", "vault annotate team API_KEY --clear --notes x --json",
        ],
        ["vault delete"] = ["vault delete team API_KEY --json", "vault delete team API_KEY --json", "vault delete team API_KEY --force --json", "vault delete team API_KEY", "vault delete none K --json"],
        ["vault migrate"] = ["vault migrate team --to-type local_encryption --json", "vault migrate team --to-type none --dry-run --json", "vault migrate team --json", "vault migrate none --to-type x --json"],
        ["vault audit-trail"] = ["vault audit-trail --json", "vault audit-trail", "vault audit-trail --action get --json", "vault audit-trail --since 1h --until 2h --json", "vault audit-trail --since never --json"],
        ["vault type search"] = ["vault type search --json", "vault type search zzz --json"],
        ["data get"] =
        [
            "data get greet result --json", "data get greet result", "data get greet log --version 1 --json", "data get greet result --no-content --json", "data get greet none --json", "data get none result --json",
            "data get greet --json", "data get --json", "data get greet result --version 99 --json", "data get --workflow w result --json",
        ],
        ["data list"] = ["data list greet --json", "data list greet", "data list greet --type file --json", "data list idle --json", "data list none --json", "data list --json", "data list --workflow w --json"],
        ["data search"] = ["data search --json --limit 2", "data search resource --json", "data search --tag env=prod --json", "data search --model none --json", "data search --since never --json", "data search --tag nonsense --json", "data search log --limit 1"],
        ["data query"] =
        [
            "data query 'modelName == \"greet\" && specName == \"result\"' --json", "data query 'modelName == \"greet\"' --select '{\"v\": version, \"out\": name}' --json", "data query 'size > 0' --select name",
            "data query 'size > 0 && modelName == \"greet\"'", "data query 'size > 0' --limit 1 --select name --json", "data query 'nonsense == 1' --json", "data query 'a ==' --json", "data query --json",
        ],
        ["data versions"] = ["data versions greet result", "data versions greet log --json", "data versions greet none --json"],
        ["data rename"] = ["data rename greet log notes --json", "data rename greet result result --json", "data rename greet none x --json", "data rename greet result notes --json", "data rename greet --json", "data rename greet result latest --json"],
        ["data delete"] =
        [
            "data delete greet log --version 1 --json", "data delete greet log --version 99 --json", "data delete greet log --json", "data delete greet --prefix rep --dry-run --json", "data delete greet --all --json",
            "data delete greet none --json", "data delete greet --prefix none --json", "data delete greet --json", "data delete greet x --all --json", "data delete greet result",
        ],
        ["data gc"] = ["data gc --dry-run --json", "data gc --json", "data gc"],
        ["data prune"] = ["data prune --dry-run --json", "data prune --json", "data prune --yes"],
        ["run history"] = ["run history --json", "run history", "run history --active --all --json"],
        ["run doctor"] = ["run doctor --json", "run doctor", "run doctor --fix --json"],
        ["run gc"] = ["run gc --older-than 1m --dry-run --json", "run gc --json", "run gc --older-than soon --json", "run gc"],
        ["run attach"] = ["run attach sketch --json", "run attach none --json"],
        ["workflow create"] = ["workflow create fresh --json", "workflow create other --dry-run --json", "workflow create fresh2", "workflow create sketch --json", "workflow create 'Bad Name' --json"],
        ["workflow get"] = ["workflow get sketch --json", "workflow get sketch", "workflow get sketch --graph", "workflow get sketsh --json"],
        ["workflow search"] = ["workflow search --json", "workflow search zzz --json"],
        ["workflow edit"] = [new("workflow edit sketch --json", "name: [b"), "workflow edit none --json"],
        ["workflow delete"] = ["workflow delete none --json", "workflow delete sketch --json", "workflow delete sketch --force --json"],
        ["workflow validate"] = ["workflow validate sketch --json", "workflow validate --json", "workflow validate sketch", "workflow validate none --json"],
        ["workflow evaluate"] = ["workflow evaluate sketch --json", "workflow evaluate sketch", "workflow evaluate none --json"],
        ["workflow schema get"] = ["workflow schema get --json"],
        ["workflow trigger set"] = ["workflow trigger set sketch --json", "workflow trigger set none --json"],
        ["workflow trigger get"] = ["workflow trigger get sketch --json", "workflow trigger get none --json"],
        ["workflow trigger remove"] = ["workflow trigger remove sketch --json", "workflow trigger remove none --json"],
        ["workflow run"] = ["workflow run sketch --input who=3 --json", "workflow run none --json", "workflow run sketch --input what=1 --json"],
        ["workflow run search"] = ["workflow run search --json", "workflow run search none --json"],
        ["workflow resume"] = ["workflow resume none --json", "workflow resume sketch --json"],
        ["workflow cancel"] = ["workflow cancel sketch --json", "workflow cancel sketch --json", "workflow cancel none --json"],
        ["workflow approvals"] = ["workflow approvals --json", "workflow approvals"],
        ["workflow approve"] = ["workflow approve sketch nothing --json", "workflow approve sketch sign-off --json", "workflow approve none x --json"],
        ["workflow reject"] = ["workflow reject sketch sign-off --reason 'not yet' --json", "workflow reject none x --json"],
        ["workflow history get"] = ["workflow history get sketch --json", "workflow history get sketch", "workflow history get none --json"],
        ["workflow history search"] = ["workflow history search --json", "workflow history search none --json"],
        ["workflow history logs"] = ["workflow history logs sketch --json", "workflow history logs sketch --tail 1", "workflow history logs none --json"],
        ["report search"] = ["report search --json", "report search method --model greet --scope method", "report search --scope none --json", "report search --workflow none --json"],
        ["report get"] =
        [
            "report get @swamp/method-summary --model greet", "report get @swamp/method-summary --model greet --json", "report get @swamp/method-summary --model greet --markdown --version 1",
            "report get @swamp/method-summary --json", "report get none --json", "report get @swamp/method-summary --model greet --max-width 10 --json",
            "report get @swamp/method-summary --model greet --version 99 --json", "report get @swamp/method-summary --model greet --variant x --json",
        ],
        ["report describe"] = ["report describe @swamp/workflow-summary --json", "report describe @swamp/method-summary", "report describe none --json"],
        ["report list"] = ["report list --json", "report list zzz --json"],
        ["report type search"] = ["report type search attest --json", "report type search zzz --json"],
        ["extension push"] =
        [
            "extension push ../src/next/manifest.yaml --dry-run --json", "extension push ../src/next/manifest.yaml --release-notes Better --json", "extension push ../src/next/manifest.yaml --json",
            "extension push ../src/next/manifest.yaml --dry-run", "extension push ../src/none/manifest.yaml --json", "extension push ../src/flows/w.ts --json",
            "extension push ../src/next/manifest.yaml --channel gamma --json", "extension push ../src/foreign/manifest.yaml", "extension push ../src/next/manifest.yaml --registry nowhere --json",
            "extension push --json", "extension push ../src/box/manifest.yaml --json", "extension push ../src/box2/manifest.yaml --dry-run --json", "extension push ../src/box2/manifest.yaml --dry-run",
            "extension push ../src/box/manifest.yaml --extensions-dir none --json",
        ],
        ["extension pull"] =
        [
            "extension pull @acme/more --dry-run --json", "extension pull @acme/more --json", "extension pull @acme/more", "extension pull @acme/flows@2026.02.01.1", "extension pull @acme/none --json",
            "extension pull nonsense --json", "extension pull @acme/flows@2026.09.09.1 --json", "extension pull @acme/flows --channel gamma --json", "extension pull --json",
        ],
        ["extension install"] = ["extension install --dry-run --json", "extension install --json", "extension install", "extension install --registry nowhere"],
        ["extension list"] = ["extension list --json", "extension list", "extension list --verbose", "extension list --bogus --json"],
        ["extension search"] = ["extension search flows --json", "extension search --content-type workflows --per-page 1 --page 2 --json", "extension search zzz --json", "extension search --page 0 --json"],
        ["extension info"] = ["extension info @acme/flows --json", "extension info @acme/flows", "extension info @acme/none --json", "extension info --json"],
        ["extension rm"] = ["extension rm @acme/flows --dry-run --json", "extension rm @acme/flows --json", "extension rm @acme/flows", "extension rm nonsense --json"],
        ["extension outdated"] = ["extension outdated --json", "extension outdated", "extension outdated --registry oci+http://127.0.0.1:1/x --json"],
        ["extension update"] = ["extension update --dry-run --json", "extension update --json", "extension update", "extension update @acme/more --json"],
        ["extension version"] = ["extension version @acme/flows --json", "extension version --manifest ../src/next/manifest.yaml", "extension version @acme/new --json", "extension version --json"],
        ["extension yank"] =
        [
            "extension yank @acme/flows@2026.01.01.1 --reason 'It is wrong' --dry-run --json", "extension yank @acme/flows --channel beta --reason 'It is wrong' --json",
            "extension yank @acme/flows --reason 'It is wrong'", "extension yank @acme/flows --json", "extension yank @acme/none --reason x --json",
        ],
        ["extension unyank"] = ["extension unyank @acme/flows --json", "extension unyank @acme/flows", "extension unyank @acme/flows@2026.09.09.1 --json"],
        ["extension deprecate"] =
        [
            "extension deprecate @acme/flows --reason Old --superseded-by @acme/more --dry-run --json", "extension deprecate @acme/flows --reason Old --json", "extension deprecate @acme/flows --json",
            "extension deprecate @acme/flows --reason Old --superseded-by nonsense --json",
        ],
        ["extension undeprecate"] = ["extension undeprecate @acme/flows --json", "extension undeprecate @acme/flows --yes", "extension undeprecate @acme/none --json"],
        ["extension promote"] =
        [
            "extension promote @acme/flows 2026.02.01.1 --channel rc --dry-run --json", "extension promote @acme/flows 2026.02.01.1 --channel stable --json", "extension promote @acme/flows 2026.02.01.1 --channel rc --json",
            "extension promote @acme/flows 2026.09.09.1 --channel rc --json", "extension promote @acme/flows 2026.02.01.1 --json",
        ],
        ["extension trust list"] = ["extension trust list --json", "extension trust list", "extension trust list --bogus --json"],
        ["extension trust add"] = ["extension trust add acme --dry-run --json", "extension trust add acme --json", "extension trust add acme", "extension trust add @Acme --json", "extension trust add --json"],
        ["extension trust rm"] = ["extension trust rm swamp --json", "extension trust rm swamp --json"],
        ["extension fmt"] = ["extension fmt ../src/next/manifest.yaml --json", "extension fmt ../src/next/manifest.yaml --check", "extension fmt ../src/none/manifest.yaml --json"],
        ["extension quality"] = ["extension quality ../src/next/manifest.yaml", "extension quality ../src/none/manifest.yaml --json"],
        ["extension trust auto-trust"] = ["extension trust auto-trust on --dry-run --json", "extension trust auto-trust on --json", "extension trust auto-trust off", "extension trust auto-trust maybe --json"],
        ["extension trust key list"] = ["extension trust key list --json", "extension trust key list", "extension trust key list --bogus --json"],
        ["extension trust key add"] =
        [
            "extension trust key add ../src/acme.pub --collective acme --dry-run --json", "extension trust key add ../src/acme.pub --collective acme --json", "extension trust key add ../src/acme.pub",
            "extension trust key add ../src/next/w.yaml --json", "extension trust key add --json",
        ],
        ["extension trust key rm"] =
        [
            "extension trust key rm 880e7911effc66b8 --dry-run --json", "extension trust key rm 880e7911effc66b8 --json", "extension trust key rm 880e7911effc66b8 --json",
        ],
        ["extension source add"] =
        [
            "extension source add workflows --only workflows --dry-run --json", "extension source add workflows --only workflows --json", "extension source add workflows --json", "extension source add none --json", "extension source add workflows --only nothing --json",
            "extension source add models --json", "extension source add 'later/*'",
        ],
        ["extension source list"] = ["extension source list --json", "extension source list"],
        ["extension source rm"] = ["extension source rm none --json", "extension source rm none"],
        ["extension doctor"] = ["extension doctor --json", "extension doctor --dry-run --json"],
        ["doctor extensions"] = ["doctor extensions --json", "doctor extensions", "doctor extensions --repair --dry-run", "doctor extensions --dry-run --json"],
        ["datastore status"] = ["datastore status --json", "datastore status", "datastore status --datastore filesystem:/dev/null --json", "datastore status --datastore @acme/none:{} --json"],
        ["datastore sync"] = ["datastore sync --json", "datastore sync --push --pull --json", "datastore sync --timeout soon --json"],
        ["datastore setup filesystem"] =
        [
            "datastore setup filesystem --path ../store --json", "datastore setup filesystem --path ../store", "datastore setup filesystem --path ../other --directories data,outputs",
            "datastore setup filesystem --path .swamp.yaml --json", "datastore setup filesystem --json",
        ],
        ["datastore setup extension"] = ["datastore setup extension @acme/none --json", "datastore setup extension none --json", "datastore setup extension @acme/none --config [] --json"],
        ["datastore lock status"] = ["datastore lock status --json", "datastore lock status", "datastore lock status --datastore @acme/none:{} --json"],
        ["datastore lock release"] =
        [
            "datastore lock release --force --json", "datastore lock release --force --model command/shell/00000000-0000-4000-8000-000000000002", "datastore lock release --json",
            "datastore lock release --force --model nonsense --json",
        ],
        ["datastore type search"] = ["datastore type search --json", "datastore type search zzz --json"],
        ["datastore type describe"] = ["datastore type describe filesystem --json", "datastore type describe none --json"],
        ["driver type search"] = ["driver type search --json"],
        ["driver type describe"] = ["driver type describe raw", "driver type describe none --json"],
        ["schema workflow"] = ["schema workflow"],
        ["schema definition"] = ["schema definition"],
        ["version"] = ["version --json", "version"],
        ["completions"] = ["completions fish", "completions tcsh --json"],
        ["help"] = ["help data get", "help none --json"],
    };
}
