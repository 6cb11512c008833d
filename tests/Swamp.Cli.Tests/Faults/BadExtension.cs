namespace Swamp.Cli.Tests.Faults;

/// <summary>One thing that extensions get wrong, and what a command says of it.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Code">Code of the error; null when the method succeeds all the same.</param>
/// <param name="Words">Part of the error.</param>
public sealed record BadExtension(string Name, string? Code, string Words)
{
    /// <summary>Body of the method in TypeScript, and in C#.</summary>
    public (string Ts, string Cs) Body { get; init; } = ("", "");

    /// <summary>What stands at the top of the file, in C# among the members of the class.</summary>
    public (string Ts, string Cs) Top { get; init; } = ("", "");

    /// <summary>The whole file instead; <c>@type</c> in it is the type.</summary>
    public (string Ts, string Cs)? File { get; init; }

    /// <summary>Part of the error in C#, where it has other words.</summary>
    public string? CSharpWords { get; init; }

    /// <summary>Whether it asks for packages in C#.</summary>
    public bool UsesNuGet { get; init; }

    /// <summary>Options of the command.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>Variables of the command.</summary>
    public (string Name, string Value)[] Variables { get; init; } = [];

    /// <summary>Everything that is tried.</summary>
    public static IReadOnlyList<BadExtension> All { get; } =
    [
        new("throws at import", "unknown_model_type", "cannot be used: went wrong early")
        {
            Top = ("throw new Error('went wrong early');", "static readonly int Early = Make(); static int Make() => throw new InvalidOperationException(\"went wrong early\");"),
            CSharpWords = "cannot be used: The static members of Subject cannot be made: went wrong early",
        },
        new("exports the wrong shape", "unknown_model_type", "model.methods.run.execute: expected a function, found the text \"no\"")
        {
            File = ("export const model = { type: '@type', version: '2026.01.01.1', methods: { run: { execute: 'no' } } };",
                "using Swamp.Sdk;\n[Model(\"@type\", \"2026.01.01.1\")] public sealed class Subject { [Method] public int Run(int a, string b) => 3; }"),
            CSharpWords = "Subject.Run: expected",
        },
        new("is no code", "unknown_model_type", "Unexpected token")
        {
            File = ("export const model = { type: '@type', ", "using Swamp.Sdk;\n[Model(\"@type\", \"2026.01.01.1\")] public sealed class Subject { [Method] public int Run() => 3 }"),
            CSharpWords = "(2,",
        },
        new("loops at import", "unknown_model_type", "did not end within 1 s and was stopped")
        {
            Top = ("for (;;);", "static readonly int Early = Make(); static int Make() { while (true) { } }"),
            Variables = [("SWAMP_EXTENSION_LOAD_SECONDS", "1")],
        },
        new("misses a package, and there is no network", "unknown_model_type", "no-such-package")
        {
            File = ("import x from 'npm:no-such-package@1.0.0';\nexport const model = { type: '@type', x };", "#:package no-such-package@1.0.0\nusing Swamp.Sdk;\n[Model(\"@type\", \"2026.01.01.1\")] public sealed class Subject { }"),
            Variables = [("NPM_CONFIG_REGISTRY", "http://127.0.0.1:9/")],
            UsesNuGet = true,
        },
        new("loops for ever", "timed_out", "did not end within 1s and was cancelled") { Body = ("for (;;);", "while (true) { }"), Options = ["--timeout", "1"] },
        new("takes all memory", "method_execution_failed", "used more memory than")
        {
            Body = ("const all = []; for (;;) all.push(new Array(100000).fill(0).map((_, i) => ({ i })));", "var all = new List<byte[]>(); while (true) all.Add(new byte[1 << 20]);"),
            Variables = [("SWAMP_EXTENSION_MEMORY_MB", "160")],
        },
        new("prints without end", null, "(what else it prints is not shown)")
        {
            Body = ("const piece = new Uint8Array(1 << 20).fill(65); for (let i = 0; i < 256; i++) await Deno.stdout.write(piece); await context.writeResource('thing', 'main', { ok: true });",
                "var piece = new byte[1 << 20]; var raw = Console.OpenStandardOutput(); for (var i = 0; i < 256; i++) raw.Write(piece); await context.WriteResourceAsync(\"thing\", \"main\", new { ok = true });"),
        },
        new("exits", "method_execution_failed", "The extension called Deno.exit(3). Throw an error, or return.") { Body = ("Deno.exit(3);", "Environment.Exit(3);"), CSharpWords = "The extension called Environment.Exit(3). Throw an exception, or return." },
        new("ends its process", "method_execution_failed", "The TypeScript host was ended by signal 9 while bad-ts.run ran in it.")
        {
            Body = ("Deno.kill(Deno.pid, 'SIGKILL'); await new Promise(() => {});", "int F(int n) => F(n + 1) + 1; Console.WriteLine(F(0));"),
            CSharpWords = "The C# host was ended by signal 6 while bad-cs.run ran in it. It said:\nStack overflow.",
        },
        new("stores what contains itself", "method_execution_failed", "The thing 'x' cannot be stored: an object that contains itself at \"self\" has no form in JSON.")
        {
            Body = ("const o = {}; o.self = o; await context.writeResource('thing', 'x', o);", "var o = new Circle(); o.Self = o; await context.WriteResourceAsync(\"thing\", \"x\", o);"),
            Top = ("", "public sealed class Circle { public Circle? Self { get; set; } }"),
            CSharpWords = "The thing 'x' cannot be stored: an object that contains itself at \"self\"",
        },
        new("throws what cannot be looked at", "method_execution_failed", "What was thrown cannot be shown")
        {
            Body = ("throw new Proxy(new Error('p'), { get() { throw new Error('do not look'); } });", "throw new Shy();"),
            Top = ("", "public sealed class Shy : Exception { public override string Message => throw new InvalidOperationException(\"do not look\"); }"),
        },
        new("writes to a spec that is not declared", "method_execution_failed", "Unknown resource spec 'nope'. Declared resource specs: thing.")
        {
            Body = ("await context.writeResource('nope', 'x', {});", "await context.WriteResourceAsync(\"nope\", \"x\", new { });"),
        },
    ];

    public override string ToString() => Name;
}
