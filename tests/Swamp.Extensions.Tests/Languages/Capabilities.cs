using System.Text.Json.Nodes;

namespace Swamp.Extensions.Tests.Languages;

/// <summary>What methods can do, one thing after the other.</summary>
internal static class Capabilities
{
    public static IReadOnlyList<LanguageCase> All { get; } =
    [
        new(
            "arguments and defaults",
            new Source("await context.writeResource('thing', 'main', args);") { Arguments = "z.object({ name: z.string(), count: z.number().int().default(7), note: z.string().optional() })" },
            new Source("await context.WriteResourceAsync(\"thing\", \"main\", new { name = args.Name, count = args.Count });") { Arguments = "string Name, int Count = 7, string? Note = null" })
        {
            Inputs = new JsonObject { ["name"] = "Ada" },
            Main = """{"name":"Ada","count":7}""",
        },
        new(
            "arguments are coerced",
            new Source("await context.writeResource('thing', 'main', args);") { Arguments = "z.object({ depth: z.number(), deep: z.boolean() })" },
            new Source("await context.WriteResourceAsync(\"thing\", \"main\", args);") { Arguments = "double Depth, bool Deep" })
        {
            Inputs = new JsonObject { ["depth"] = "2.5", ["deep"] = "true" },
            Main = """{"depth":2.5,"deep":true}""",
        },
        new(
            "an argument of any kind that is not given",
            new Source("await context.writeResource('thing', 'main', { got: args.body ?? 'nothing', inside: z.object({ more: z.any() }).parse({}).more ?? 'nothing' });") { Arguments = "z.object({ body: z.unknown() })" },
            new Source("await context.WriteResourceAsync(\"thing\", \"main\", new { got = args.Body ?? \"nothing\", inside = \"nothing\" });") { Arguments = "JsonNode? Body = null" })
        {
            Main = """{"got":"nothing","inside":"nothing"}""",
        },
        new(
            "an argument that is missing",
            new Source("") { Arguments = "z.object({ name: z.string() })" },
            new Source("") { Arguments = "string Name" })
        {
            Error = "at \"name\"",
        },
        new(
            "an argument that does not fit, deep inside",
            new Source("") { Arguments = "z.object({ place: z.object({ port: z.number().min(1024) }) })" },
            new Source("") { Arguments = "Place Place", Members = "public sealed record Place([property: System.ComponentModel.DataAnnotations.Range(1024, 65535)] int Port);" })
        {
            Inputs = new JsonObject { ["place"] = new JsonObject { ["port"] = 80 } },
            Error = "at \"place.port\"",
        },
        new(
            "a rule that no schema can hold",
            new Source("") { Arguments = "z.object({ port: z.number().refine((p) => p % 2 === 0, 'must be even') })" },
            new Source("")
            {
                Arguments = "[property: Even] int Port",
                Members =
                    """
                    public sealed class EvenAttribute : System.ComponentModel.DataAnnotations.ValidationAttribute
                    {
                        public EvenAttribute() => ErrorMessage = "must be even";
                        public override bool IsValid(object? value) => value is int number && number % 2 == 0;
                    }
                    """,
            })
        {
            Inputs = new JsonObject { ["port"] = 81 },
            Error = "must be even at \"port\"",
        },
        new(
            "global arguments with defaults",
            new Source("await context.writeResource('thing', 'main', { region: context.globalArgs.region });") { Members = "globalArguments: z.object({ region: z.string().default('eu') })," },
            new Source("await context.WriteResourceAsync(\"thing\", \"main\", new { region = settings.Region });") { Constructor = "(Subject.Settings settings)", Members = "public sealed record Settings(string Region = \"eu\");" })
        {
            Main = """{"region":"eu"}""",
        },
        new(
            "what a method knows of itself",
            "await context.writeResource('thing', 'main', { type: String(context.modelType), name: context.definition.name, method: context.methodName, repository: context.repoDir.length > 1 });",
            "await context.WriteResourceAsync(\"thing\", \"main\", new { type = context.ModelType.ToString(), name = context.Definition.Name, method = context.MethodName, repository = context.RepositoryPath.Length > 1 });")
        {
            Main = """{"type":"@test/subject","name":"subject-1","method":"run","repository":true}""",
        },
        new(
            "resources are written, read back and deleted",
            """
            const first = await context.writeResource("thing", "item", { v: 1 });
            const second = await context.writeResource("thing", "item", { v: 2 }, { tags: { env: "test" }, lifetime: "1h" });
            const gone = await context.writeResource("thing", "gone", {});
            await context.writeResource("thing", "main", {
              versions: [first.version, second.version], env: second.tags.env, latest: (await context.readResource("item")).v, old: (await context.readResource("item", 1)).v,
              none: await context.readResource("nope"), deleted: await context.deleteResource("gone"), again: await context.deleteResource("nope") });
            """,
            """
            var first = await context.WriteResourceAsync("thing", "item", new { v = 1 });
            var second = await context.WriteResourceAsync("thing", "item", new { v = 2 }, new WriteOptions { Tags = new Dictionary<string, string> { ["env"] = "test" }, Lifetime = "1h" });
            await context.WriteResourceAsync("thing", "gone", new { });
            await context.WriteResourceAsync("thing", "main", new {
                versions = new[] { first.Version, second.Version }, env = second.Tags["env"], latest = (int)(await context.ReadResourceAsync("item"))!["v"]!, old = (int)(await context.ReadResourceAsync("item", 1))!["v"]!,
                none = await context.ReadResourceAsync("nope"), deleted = await context.DeleteResourceAsync("gone"), again = await context.DeleteResourceAsync("nope") });
            """)
        {
            Main = """{"versions":[1,2],"env":"test","latest":2,"old":1,"none":null,"deleted":true,"again":false}""",
        },
        new(
            "fifty writes at once",
            """
            await Promise.all(Array.from({ length: 50 }, (_, i) => context.writeResource("thing", `item-${i}`, { i })));
            await context.writeResource("thing", "main", { count: (await context.dataRepository.findAllForModel(context.modelType, context.modelId)).length });
            """,
            """
            await Task.WhenAll(Enumerable.Range(0, 50).Select(i => context.WriteResourceAsync("thing", $"item-{i}", new { i })));
            await context.WriteResourceAsync("thing", "main", new { count = (await context.Data.FindAllForModelAsync(context.ModelType, context.Definition.Id)).Count });
            """)
        {
            Main = """{"count":50}""",
        },
        new(
            "files in every mode",
            """
            const lines = context.createFileWriter("log", "lines");
            for (let i = 0; i < 50000; i++) lines.writeLine(`line ${i}`);
            const handle = await lines.finalize();
            const text = await context.createFileWriter("log", "text").writeText("hällo");
            const all = await context.createFileWriter("log", "all").writeAll(new Uint8Array([1, 2, 3]));
            const seen = [];
            const stream = await context.createFileWriter("log", "stream").writeStream(new Blob(["a\nb\nc"]).stream(), { onLine: (line) => seen.push(line) });
            const byPath = context.createFileWriter("log", "path");
            await Deno.writeTextFile(await byPath.getFilePath(), "by path");
            const path = await byPath.finalize();
            const back = new TextDecoder().decode(await context.dataRepository.getContent(context.modelType, context.modelId, "lines"));
            await context.writeResource("thing", "main", { size: handle.size, kind: handle.kind, last: back.trimEnd().split("\n").pop(), text: text.size, all: all.size, seen, stream: stream.size, path: path.size });
            """,
            """
            var lines = context.CreateFileWriter(Log, "lines");
            for (var i = 0; i < 50000; i++) await lines.WriteLineAsync($"line {i}");
            var handle = await lines.CompleteAsync();
            var text = await context.CreateFileWriter("log", "text").WriteAllTextAsync("hällo");
            var all = await context.CreateFileWriter("log", "all").WriteAllAsync(new byte[] { 1, 2, 3 });
            var seen = new List<string>();
            var stream = await context.CreateFileWriter("log", "stream").WriteAllAsync(new MemoryStream("a\nb\nc"u8.ToArray()), seen.Add);
            var byPath = context.CreateFileWriter("log", "path");
            await File.WriteAllTextAsync(byPath.GetFilePath(), "by path");
            var path = await byPath.CompleteAsync();
            var back = System.Text.Encoding.UTF8.GetString((await context.Data.GetContentAsync(context.ModelType, context.Definition.Id, "lines"))!);
            await context.WriteResourceAsync("thing", "main", new { size = handle.Size, kind = handle.Kind, last = back.TrimEnd().Split('\n')[^1], text = text.Size, all = all.Size, seen, stream = stream.Size, path = path.Size });
            """)
        {
            Main = """{"size":538890,"kind":"file","last":"line 49999","text":6,"all":3,"seen":["a","b","c"],"stream":5,"path":7}""",
        },
        new(
            "a writer writes once",
            "const w = context.createFileWriter('log', 'x'); await w.writeText('a'); await w.writeLine('b');",
            "var w = context.CreateFileWriter(Log, \"x\"); await w.WriteAllTextAsync(\"a\"); await w.WriteLineAsync(\"b\");")
        {
            Error = "The file 'x' is complete",
        },
        new(
            "the data of the repository",
            """
            for (let i = 0; i < 2; i++) await context.runModel({ definition: "callee-1", method: "run" });
            const rows = await context.queryData('modelName == "callee-1" && isLatest', "attributes");
            const spec = await context.dataRepository.findBySpec("callee-1", "thing");
            const byName = await context.dataRepository.findByName("@test/callee", "callee-1", "main");
            const model = await context.readModelData("callee-1", "thing");
            const versions = await context.dataRepository.listVersions("@test/callee", "callee-1", "main");
            const everything = (await context.dataRepository.findAllGlobal()).some((row) => row.data.name === "main");
            const deleted = await context.dataRepository.delete("@test/callee", "callee-1", "main", 1);
            const none = await context.dataRepository.getContent("@test/callee", "callee-1", "nope");
            await context.writeResource("thing", "main", { row: rows[0].by, spec: spec[0].attributes.by, version: byName.version, type: byName.contentType, model: model[0].attributes.by, versions, everything, deleted, none });
            """,
            """
            for (var i = 0; i < 2; i++) await context.RunModelAsync(new() { Definition = "callee-1", Method = "run" });
            var rows = await context.QueryDataAsync("modelName == \"callee-1\" && isLatest", "attributes");
            var spec = await context.Data.FindBySpecAsync("callee-1", "thing");
            var byName = await context.Data.FindByNameAsync("@test/callee", "callee-1", "main");
            var model = await context.ReadModelDataAsync("callee-1", "thing");
            var versions = await context.Data.ListVersionsAsync("@test/callee", "callee-1", "main");
            var everything = (await context.Data.FindAllAsync()).Any(row => row.Data.Name == "main");
            var deleted = await context.Data.DeleteAsync("@test/callee", "callee-1", "main", 1);
            var none = await context.Data.GetContentAsync("@test/callee", "callee-1", "nope");
            await context.WriteResourceAsync("thing", "main", new { row = (string?)rows[0]!["by"], spec = (string?)spec[0]!["attributes"]!["by"], version = byName!.Version, type = byName.ContentType, model = (string?)model[0]!["attributes"]!["by"], versions, everything, deleted, none });
            """)
        {
            Prepare = Callee,
            Main = """{"row":"callee","spec":"callee","version":2,"type":"application/json","model":"callee","versions":[1,2],"everything":true,"deleted":true,"none":null}""",
        },
        new(
            "nested runs, and definitions",
            """
            const run = await context.runModel({ definition: "callee-1", method: "run", arguments: {} });
            const made = await context.runModel({ modelType: "@test/callee", name: "callee-2", method: "run" });
            const failed = await context.runModel({ definition: "nobody", method: "run" });
            const found = await context.definitionRepository.findByNameGlobal("callee-2");
            const all = await context.definitionRepository.findAll("@test/callee");
            await context.writeResource("thing", "main", { by: run.resources[0].attributes.by, spec: run.resources[0].specName, made: made.ok, failed: failed.ok, why: failed.error.message.includes("nobody"), found: found.definition.name, all: all.length });
            """,
            """
            var run = await context.RunModelAsync(new() { Definition = "callee-1", Method = "run", Arguments = new { } });
            var made = await context.RunModelAsync(new() { ModelType = "@test/callee", Name = "callee-2", Method = "run" });
            var failed = await context.RunModelAsync(new() { Definition = "nobody", Method = "run" });
            var found = await context.Definitions.FindAsync("callee-2");
            var all = await context.Definitions.ListAsync("@test/callee");
            await context.WriteResourceAsync("thing", "main", new { by = (string?)run.Resources[0].Attributes!["by"], spec = run.Resources[0].SpecName, made = made.IsOk, failed = failed.IsOk, why = failed.Error!.Contains("nobody"), found = found!.Name, all = all.Count });
            """)
        {
            Prepare = Callee,
            Main = """{"by":"callee","spec":"thing","made":true,"failed":false,"why":true,"found":"callee-2","all":2}""",
        },
        new(
            "the default of a sensitive argument is as secret as any other value of it",
            new Source("context.logger.info(`got ${args.token}`); await context.writeResource('thing', 'main', { length: args.token.length });") { Arguments = "z.object({ token: z.string().default('a-default-secret').meta({ sensitive: true }) })" },
            new Source("context.Log.Information($\"got {args.Token}\"); await context.WriteResourceAsync(\"thing\", \"main\", new { length = args.Token.Length });") { Arguments = "[property: Sensitive] string Token = \"a-default-secret\"" })
        {
            Main = """{"length":16}""",
            Said = "Stdout: got ***",
        },
        new(
            "vaults, whose secrets nobody sees",
            """
            await context.vaultService.put("v", "token", "a-very-secret-token");
            const value = await context.vaultService.get("v", "token");
            context.logger.info(`got ${value}`);
            await context.writeResource("thing", "main", { length: value.length, value, keys: await context.vaultService.list("v"), vaults: await context.vaultService.getVaultNames() });
            """,
            """
            await context.Vaults.PutAsync("v", "token", "a-very-secret-token");
            var value = await context.Vaults.GetAsync("v", "token");
            context.Log.Information($"got {value}");
            await context.WriteResourceAsync("thing", "main", new { length = value.Length, value, keys = await context.Vaults.ListAsync("v"), vaults = await context.Vaults.ListVaultsAsync() });
            """)
        {
            Prepare = static repository => repository.Write("vaults/local_encryption/v.yaml", "id: 11111111-1111-4111-8111-111111111112\nname: v\ntype: local_encryption\nconfig:\n  auto_generate: true\ncreatedAt: '2026-01-01T00:00:00.000Z'\n"),
            Main = """{"length":19,"value":"***","keys":["token"],"vaults":["v"]}""",
            Said = "Stdout: got ***",
        },
        new(
            "a secret member of a resource",
            new Source("await context.writeResource('login', 'login', { user: 'ada', password: 'correct-horse' }); await context.writeResource('thing', 'main', { same: (await context.readResource('login')).password === 'correct-horse' });")
            {
                Members = "resources: { thing: { schema: z.object({}).passthrough(), lifetime: 'infinite', garbageCollection: 5 }, login: { schema: z.object({ user: z.string(), password: z.string().meta({ sensitive: true }) }), lifetime: 'infinite', garbageCollection: 5 } },",
            },
            new Source("await context.WriteResourceAsync(Logins, \"login\", new Login(\"ada\", \"correct-horse\")); await context.WriteResourceAsync(\"thing\", \"main\", new { same = (await context.ReadResourceAsync<Login>(\"login\"))!.Password == \"correct-horse\" });")
            {
                Members = "public sealed record Login(string User, [property: Sensitive] string Password);\npublic static readonly ResourceSpec<Login> Logins = new(\"login\");",
            })
        {
            Prepare = static repository => repository.Write("vaults/local_encryption/v.yaml", "id: 11111111-1111-4111-8111-111111111112\nname: v\ntype: local_encryption\nconfig:\n  auto_generate: true\ncreatedAt: '2026-01-01T00:00:00.000Z'\n"),
            Main = """{"same":true}""",
        },
        new(
            "logs and the console",
            "context.logger.info('one'); context.logger.warn('two'); console.log('three'); console.error('four');",
            "context.Log.Information(\"one\"); context.Log.Warning(\"two\"); Console.WriteLine(\"three\"); await Console.Error.WriteLineAsync(\"four\");")
        {
            Said = "Stdout: one\nStderr: two\nStdout: three\nStderr: four",
        },
        new(
            "expressions",
            "const cel = context.createCelEnvironment(); await context.writeResource('thing', 'main', { sum: Number(cel.evaluate('1 + 2')), long: cel.evaluate('name.size() > 2', { name: 'Ada' }) });",
            "await context.WriteResourceAsync(\"thing\", \"main\", new { sum = context.Cel.Evaluate(\"1 + 2\"), @long = context.Cel.Evaluate(\"name.size() > 2\", new JsonObject { [\"name\"] = \"Ada\" }) });")
        {
            Main = """{"sum":3,"long":true}""",
        },
        new(
            "a workflow gate that cannot be decided",
            "const a = await context.approveWorkflowGate({ workflowIdOrName: 'w', stepName: 's' }); await context.writeResource('thing', 'main', { ok: a.ok, why: a.error.message.length > 0 });",
            "var a = await context.ApproveWorkflowGateAsync(new(\"w\", \"s\")); await context.WriteResourceAsync(\"thing\", \"main\", new { ok = a.IsOk, why = a.Error!.Length > 0 });")
        {
            Main = """{"ok":false,"why":true}""",
        },
        new(
            "files of the extension",
            "await context.writeResource('thing', 'main', { text: await Deno.readTextFile(await context.extensionFile('words.txt')) });",
            "await context.WriteResourceAsync(\"thing\", \"main\", new { text = await File.ReadAllTextAsync(context.ExtensionFile(\"words.txt\")) });")
        {
            Prepare = static repository =>
            {
                repository.Write("extensions/models/manifest.yaml", "manifestVersion: 1\nname: \"@test/words\"\nversion: 2026.01.01.1\n");
                repository.Write("extensions/models/words.txt", "hello");
            },
            Main = """{"text":"hello"}""",
        },
    ];

    /// <summary>A model that others run.</summary>
    private static void Callee(ExtensionRepository repository)
    {
        repository.WriteModel("callee", "await context.writeResource('thing', 'main', { by: 'callee' });");
        repository.Write("models/@test/callee/one.yaml", "id: 11111111-1111-4111-8111-111111111111\nname: callee-1\nversion: 1\ntypeVersion: 2026.01.01.1\nglobalArguments: {}\n");
    }
}
