using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Swamp.Cel.Tests.Differential;

/// <summary>
/// npm @bufbuild/cel, another implementation of the language (eng/cel/oracle). Fetched once for a lock file into <c>artifacts</c>, by the npm
/// client, which checks the contents against the lock file. Without npm the tests fail: they would say nothing otherwise.
/// </summary>
internal static class Oracle
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    /// <summary>What the other implementation makes of expressions: a value, or null for an error.</summary>
    public static async Task<IReadOnlyList<CelValue?>> EvaluateAsync(IReadOnlyDictionary<string, CelValue> variables, IReadOnlyList<string> expressions)
    {
        var folder = await InstallAsync();
        var batch = new JsonObject
        {
            ["variables"] = new JsonObject(variables.Select(static v => KeyValuePair.Create(v.Key, (JsonNode?)OracleValues.Write(v.Value)))),
            ["expressions"] = new JsonArray([.. expressions.Select(static e => (JsonNode?)JsonValue.Create(e))]),
        };
        var lines = (await RunAsync("node", [Path.Combine(folder, "evaluate.mjs")], folder, batch.ToJsonString())).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expressions.Count, lines.Length);
        return [.. lines.Select(static line => OracleValues.Read(JsonDocument.Parse(line).RootElement))];
    }

    private static async Task<string> InstallAsync()
    {
        var source = Path.Combine(Root(), "eng", "cel", "oracle");
        string[] files = ["package.json", "package-lock.json", "evaluate.mjs"];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files) hash.AppendData(await File.ReadAllBytesAsync(Path.Combine(source, file)));
        var folder = Path.Combine(Root(), "artifacts", "cel-oracle", Convert.ToHexStringLower(hash.GetCurrentHash())[..16]);
        if (Directory.Exists(folder)) return folder;

        var stage = folder + "." + Guid.NewGuid().ToString("n");
        Directory.CreateDirectory(stage);
        foreach (var file in files) File.Copy(Path.Combine(source, file), Path.Combine(stage, file));
        await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], stage, input: "");
        try
        {
            Directory.Move(stage, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(stage, recursive: true); // Somebody else was faster.
        }

        return folder;
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string folder, string input)
    {
        using var limit = new CancellationTokenSource(s_limit);
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var problems = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await problems}");
    }

    public static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));
}
