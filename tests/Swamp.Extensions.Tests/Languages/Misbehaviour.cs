namespace Swamp.Extensions.Tests.Languages;

/// <summary>What extensions get wrong, by accident or not. The next call works after each.</summary>
internal static class Misbehaviour
{
    public static IReadOnlyList<LanguageCase> All { get; } =
    [
        new("throws", "throw new Error('it went wrong');", "throw new InvalidOperationException(\"it went wrong\");") { Error = "it went wrong" },
        new("uses what is null", "const nothing = null; nothing.name;", "string? nothing = null; _ = nothing!.Length;") { Error = "null", CSharpError = "NullReferenceException" },
        new("throws without words", "throw new Error();", "throw new Exception(\"\");") { Error = "failed without saying why" },
        new("throws what is no error", "throw { reason: 'full', code: 5 };", "throw new InvalidOperationException(\"reason: full\");") { Error = "reason: \"full\"", CSharpError = "reason: full" },
        new("throws very many words", "throw new Error('x'.repeat(5_000_000));", "throw new InvalidOperationException(new string('x', 5_000_000));") { Error = "x… (5000000 characters)" },
        new(
            "throws what cannot be looked at",
            "throw new Proxy(new Error('p'), { get() { throw new Error('do not look'); } });",
            new Source("throw new Shy();")
            {
                Members = "public sealed class Shy : Exception { public override string Message => throw new InvalidOperationException(\"do not look\"); public override string? StackTrace => throw new InvalidOperationException(\"nor here\"); }",
            })
        {
            Error = "What was thrown cannot be shown",
        },
        new("writes to a spec that is not declared", "await context.writeResource('nope', 'x', {});", "await context.WriteResourceAsync(\"nope\", \"x\", new { });")
        {
            Error = "Unknown resource spec 'nope'",
        },
        new(
            "stores what contains itself",
            "const o = {}; o.self = o; await context.writeResource('thing', 'x', o);",
            new Source("var o = new Circle(); o.Self = o; await context.WriteResourceAsync(\"thing\", \"x\", o);") { Members = "public sealed class Circle { public Circle? Self { get; set; } }" })
        {
            Error = "an object that contains itself at \"self\"",
        },
        new(
            "stores what has no form in JSON",
            "await context.writeResource('thing', 'x', { a: 1n });",
            "await context.WriteResourceAsync(\"thing\", \"x\", new { a = (Action)(() => { }) });")
        {
            Error = "The thing 'x' cannot be stored",
        },
        new(
            "stores a number without limit",
            "await context.writeResource('thing', 'x', { a: { b: 10n ** 40n } });",
            "await context.WriteResourceAsync(\"thing\", \"x\", new { a = new { b = System.Numerics.BigInteger.Pow(10, 40) } });")
        {
            Error = "cannot be stored: a bigint at \"a.b\" has no form in JSON",
            CSharpError = "cannot be stored: a BigInteger at \"a.b\" has no form in JSON",
        },
        new(
            "stores a function",
            "await context.writeResource('thing', 'x', { a: () => 1 });",
            "await context.WriteResourceAsync(\"thing\", \"x\", new { a = (Func<int>)(() => 1) });")
        {
            Error = "cannot be stored: a function at \"a\" has no form in JSON",
            CSharpError = "cannot be stored: a Func at \"a\" has no form in JSON",
        },
        new(
            "forgets to wait for what it stores",
            "await context.writeResource('thing', 'main', { a: Promise.resolve(1) });",
            "await context.WriteResourceAsync(\"thing\", \"x\", new { a = Task.FromResult(1) }); // The serialiser would write what a task knows of itself.")
        {
            Main = """{"a":{}}""",
            Said = "Stderr: The thing 'main' has a Promise at \"a\", which JSON keeps nothing of.",
            CSharpError = "cannot be stored: a Task at \"a\" has no form in JSON",
        },
        new(
            "stores a number that is none",
            "await context.writeResource('thing', 'x', { level: { ratio: 0 / 0 } });",
            "await context.WriteResourceAsync(\"thing\", \"x\", new { level = new { ratio = double.NaN } });")
        {
            Error = "cannot be stored: the number NaN at \"level.ratio\"",
            CSharpError = "cannot be stored: NaN and infinite numbers have no form in JSON",
        },
        new(
            "goes on after its end",
            "setTimeout(() => context.writeResource('thing', 'late', {}).catch((e) => console.error(e.message)), 20); await context.writeResource('thing', 'main', { done: true });",
            "_ = Task.Run(async () => { await Task.Delay(20); await context.WriteResourceAsync(\"thing\", \"late\", new { }); }); await context.WriteResourceAsync(\"thing\", \"main\", new { done = true });")
        {
            Main = """{"done":true}""",
        },
        new(
            "is cancelled and stops",
            "await new Promise((resolve) => context.signal.addEventListener('abort', resolve)); context.logger.warn('stopped in time');",
            "try { await Task.Delay(-1, context.CancellationToken); } catch (OperationCanceledException) { context.Log.Warning(\"stopped in time\"); }")
        {
            Error = "did not end within",
            CSharpError = "did not end within",
            Said = "Stderr: stopped in time",
            Timeout = TimeSpan.FromSeconds(3),
        },
        new("loops for ever", "for (;;);", "while (true) { }") { Error = "did not end within", Timeout = TimeSpan.FromSeconds(3) },
        new(
            "kills its process",
            "Deno.kill(Deno.pid, 'SIGKILL'); await new Promise(() => {});",
            "System.Diagnostics.Process.GetCurrentProcess().Kill(); await Task.Delay(-1);")
        {
            Error = "ended by signal 9",
        },
        new("exits", "Deno.exit(3);", "Environment.Exit(3);") { Error = "Deno.exit(3)", CSharpError = "Environment.Exit(3)" },
        new("calls itself for ever", "const f = () => f() + 1; f();", "int F(int n) => F(n + 1) + 1; Console.WriteLine(F(0));") { Error = "stack", CSharpError = "The C# host was ended by signal 6" },
        new(
            "takes all memory",
            "const all = []; for (;;) all.push(new Array(100000).fill(0).map((_, i) => ({ i })));",
            "var all = new List<byte[]>(); while (true) all.Add(new byte[1 << 20]);")
        {
            Error = "more memory than",
            MemoryMib = 160,
        },
        new(
            "takes all memory beside its heap",
            "const all = []; for (;;) { all.push(new Uint8Array(20_000_000).fill(1)); await new Promise((done) => setTimeout(done, 10)); }",
            "while (true) { var p = System.Runtime.InteropServices.Marshal.AllocHGlobal(20_000_000); for (var i = 0; i < 20_000_000; i += 4096) System.Runtime.InteropServices.Marshal.WriteByte(p, i, 1); await Task.Delay(10); }")
        {
            Error = "more memory than the 160 MiB",
            MemoryMib = 160,
        },
        new(
            "stores what is nested without end",
            "let o = {}; const all = o; for (let i = 0; i < 5000; i++) o = o.in = {}; await context.writeResource('thing', 'x', all);",
            new Source("var o = new Box(); var all = o; for (var i = 0; i < 5000; i++) o = o.In = new Box(); await context.WriteResourceAsync(\"thing\", \"x\", all);") { Members = "public sealed class Box { public Box? In { get; set; } }" })
        {
            Error = "nested more than 60 levels deep",
            CSharpError = "more than 64 levels of nesting",
        },
        new(
            "says what is nested without end",
            "let o = {}; const all = o; for (let i = 0; i < 5000; i++) o = o.in = {}; context.logger.info('deep {o}', { o: all }); await context.writeResource('thing', 'main', { done: true });",
            "context.Log.Information(\"deep\"); await context.WriteResourceAsync(\"thing\", \"main\", new { done = true });")
        {
            Main = """{"done":true}""",
            Said = "deep",
        },
        new(
            "writes lines to a file spec that is not declared",
            "const file = context.createFileWriter('nope', 'x'); await file.writeLine('a');",
            "var file = context.CreateFileWriter(\"nope\", \"x\"); await file.WriteLineAsync(\"a\");")
        {
            Error = "Unknown file spec 'nope'",
        },
        new(
            "begins a file and never completes it",
            "await context.createFileWriter('log', 'half').writeLine('a'); await context.writeResource('thing', 'main', { done: true });",
            "await context.CreateFileWriter(\"log\", \"half\").WriteLineAsync(\"a\"); await context.WriteResourceAsync(\"thing\", \"main\", new { done = true });")
        {
            Main = """{"done":true}""",
            Said = "The file 'half' was begun and never completed",
        },
        new(
            "stores what throws when it is looked at",
            "await context.writeResource('thing', 'x', { get a() { throw new Error('do not look'); } });",
            new Source("await context.WriteResourceAsync(\"thing\", \"x\", new Shy());") { Members = "public sealed class Shy { public int A => throw new InvalidOperationException(\"do not look\"); }" })
        {
            Error = "do not look",
            CSharpError = "The thing 'x' cannot be stored: do not look",
        },
        new(
            "asks a network that is not there",
            "await fetch('http://127.0.0.1:59999/');",
            "using var http = new HttpClient(); await http.GetStringAsync(\"http://127.0.0.1:59999/\");")
        {
            Error = "59999",
        },
        new(
            "prints without end past the console",
            "const piece = new Uint8Array(1 << 20).fill(65); for (let i = 0; i < 256; i++) await Deno.stdout.write(piece); await context.writeResource('thing', 'main', { done: true });",
            "var piece = new byte[1 << 20]; Array.Fill(piece, (byte)65); var raw = Console.OpenStandardOutput(); for (var i = 0; i < 256; i++) raw.Write(piece); await context.WriteResourceAsync(\"thing\", \"main\", new { done = true });")
        {
            Main = """{"done":true}""",
        },
        new(
            "prints to the console without end",
            "for (let i = 0; i < 20_000; i++) console.log('line ' + ' '.repeat(1000)); await context.writeResource('thing', 'main', { done: true });",
            "for (var i = 0; i < 20_000; i++) Console.WriteLine(\"line \" + new string(' ', 1000)); await context.WriteResourceAsync(\"thing\", \"main\", new { done = true });")
        {
            Main = """{"done":true}""",
            Said = "(what else it prints is not shown)",
        },
        new(
            "leaves a fault that nobody waits for",
            "Promise.reject(new Error('unseen')); await context.writeResource('thing', 'main', { done: true });",
            "_ = Task.Run(() => throw new InvalidOperationException(\"unseen\")); await context.WriteResourceAsync(\"thing\", \"main\", new { done = true });")
        {
            Main = """{"done":true}""",
        },
        new(
            "asks for a file outside of itself",
            "return await context.extensionFile('../../etc/passwd');",
            "context.ExtensionFile(\"../../etc/passwd\");")
        {
            Error = "manifest.yaml",
        },
    ];
}
