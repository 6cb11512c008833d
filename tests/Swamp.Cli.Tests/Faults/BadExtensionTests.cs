namespace Swamp.Cli.Tests.Faults;

/// <summary>
/// Whatever an extension does, in either language: one error that names the thing and the cause, nothing left behind, and the next command works.
/// </summary>
public sealed class BadExtensionTests(ExtensionFolder folder) : IClassFixture<ExtensionFolder>
{
    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var bad in BadExtension.All)
        {
            data.Add(bad.Name, "ts");
            data.Add(bad.Name, "cs");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Run_OfWhatIsBad_SaysItAndHarmsNothing(string name, string language)
    {
        var bad = BadExtension.All.Single(b => b.Name == name);
        var isTypeScript = language == "ts";
        if (bad.File is { } file)
        {
            folder.Write(language, "bad", (isTypeScript ? file.Ts : file.Cs).Replace("@type", $"@test/bad-{language}", StringComparison.Ordinal));
        }
        else
        {
            folder.WriteMethod(language, "bad", isTypeScript ? bad.Body.Ts : bad.Body.Cs, isTypeScript ? bad.Top.Ts : bad.Top.Cs);
        }

        // Packages in C# come from nowhere here.
        File.WriteAllText(Path.Combine(folder.Folder, "NuGet.Config"), "<configuration><packageSources><clear /><add key=\"none\" value=\".\" /></packageSources></configuration>");
        foreach (var (variable, value) in bad.Variables)
        {
            folder.Variables[variable] = value;
        }

        try
        {
            var run = await folder.RunMethodAsync(language, "bad", bad.Options);

            var words = isTypeScript ? bad.Words : bad.CSharpWords ?? bad.Words;
            Assert.DoesNotContain("?v=", run.Error, StringComparison.Ordinal);
            Assert.True(run.Error.Length < 1 << 20, $"{run.Error.Length} characters of noise");
            if (bad.Code is null)
            {
                Assert.True(run.Exit == 0, run.Error);
                Assert.Contains(words, run.Error, StringComparison.Ordinal);
            }
            else
            {
                Assert.True(run.Exit == 1, $"{run.Exit}\n{run.Output}\n{run.Error}");
                Assert.Equal("", run.Output);
                Assert.Equal(bad.Code, (string?)run.ErrorJson["code"]);
                Assert.Contains(words, (string?)run.ErrorJson["error"], StringComparison.Ordinal);
            }
        }
        finally
        {
            foreach (var (variable, _) in bad.Variables)
            {
                folder.Variables.Remove(variable);
            }
        }

        await folder.NothingIsLeftAsync(bad.UsesNuGet && !isTypeScript);
        await folder.GoodRunsAsync(language);
        folder.Remove(language, "bad");
    }

    [Theory]
    [InlineData("ts", "throw new Error('went wrong early');", "")]
    [InlineData("cs", "static readonly int Early = Make(); static int Make() => throw new InvalidOperationException(\"went wrong early\");", "")]
    [InlineData("ts", "", "throw new Error('went wrong early');")]
    [InlineData("cs", "", "throw new InvalidOperationException(\"went wrong early\");")]
    [InlineData("ts", "", "Deno.kill(Deno.pid, 'SIGKILL'); await new Promise(() => {});", "ended by signal 9 while step-ts.run ran in it")]
    [InlineData("cs", "", "Environment.FailFast(\"went wrong early\");")]
    public async Task Workflow_WithABadStep_RunsTheOthers(string language, string top, string body, string words = "went wrong early")
    {
        folder.WriteMethod(language, "step", body, top);
        var workflow = Path.Combine(folder.Folder, "workflows", "workflow-steps.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(workflow)!);
        await File.WriteAllTextAsync(
            workflow,
            $$"""
            name: steps
            id: 0b3f6c52-6c0e-4d3c-9b1a-111111111111
            version: 1
            jobs:
              - name: one
                steps:
                  - name: bad
                    task: { type: model_method, modelType: "@test/step-{{language}}", modelName: step-{{language}}, methodName: run }
                  - name: after
                    dependsOn: [{ step: bad, condition: { type: completed } }]
                    task: { type: model_method, modelType: "@test/good-{{language}}", modelName: good-{{language}}, methodName: run }
            """,
            TestContext.Current.CancellationToken);

        var run = await folder.RunAsync("workflow", "run", "steps", "--json");

        Assert.True(run.Exit == 1, $"{run.Exit}\n{run.Output}\n{run.Error}");
        var steps = run.Json["jobs"]![0]!["steps"]!.AsArray();
        Assert.Equal(["failed", "succeeded"], steps.Select(static s => (string?)s!["status"]));
        Assert.Contains(words, (string?)steps[0]!["error"], StringComparison.Ordinal);
        await folder.NothingIsLeftAsync();
        folder.Remove(language, "step");
    }

    [Theory]
    [InlineData("ts", "await Deno.writeTextFile(`${context.repoDir}/started`, ''); for (;;);")]
    [InlineData("cs", "await File.WriteAllTextAsync(Path.Combine(context.RepositoryPath, \"started\"), \"\"); while (true) { }")]
    public async Task Interruption_OfWhatLoops_EndsIt(string language, string body)
    {
        folder.WriteMethod(language, "endless", body);
        var process = folder.StartMethod(language, "endless");
        var pid = process.Id;
        var running = BuiltRepository.FinishAsync(process);
        await WaitForAsync("started", running);

        await folder.InterruptAsync(pid);
        var run = await running;

        Assert.Equal((130, "cancelled"), (run.Exit, (string?)run.ErrorJson["code"]));
        await folder.NothingIsLeftAsync();
        await folder.GoodRunsAsync(language);
        folder.Remove(language, "endless");
    }

    [Theory]
    [InlineData("ts", "await Deno.writeTextFile(`${context.repoDir}/started`, ''); while (!(await Deno.stat(`${context.repoDir}/go`).catch(() => null))) await new Promise((r) => setTimeout(r, 20)); await context.writeResource('thing', 'main', { state: 1 });")]
    [InlineData("cs", "await File.WriteAllTextAsync(Path.Combine(context.RepositoryPath, \"started\"), \"\"); while (!File.Exists(Path.Combine(context.RepositoryPath, \"go\"))) await Task.Delay(20); await context.WriteResourceAsync(\"thing\", \"main\", new { state = 1 });")]
    public async Task File_EditedWhileItRuns_FinishesAsItWasAndRunsAsItIs(string language, string body)
    {
        folder.WriteMethod(language, "edited", body);
        var running = BuiltRepository.FinishAsync(folder.StartMethod(language, "edited"));
        await WaitForAsync("started", running);

        folder.WriteMethod(language, "edited", body.Replace("state: 1", "state: 2", StringComparison.Ordinal).Replace("state = 1", "state = 2", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder.Folder, "go"), "", TestContext.Current.CancellationToken);
        var (before, after) = (await running, await folder.RunMethodAsync(language, "edited"));

        Assert.True(before.Exit == 0 && after.Exit == 0, before.Error + after.Error);
        Assert.Equal((1, 2), ((int)before.Json["dataArtifacts"]![0]!["attributes"]!["state"]!, (int)after.Json["dataArtifacts"]![0]!["attributes"]!["state"]!));
        File.Delete(Path.Combine(folder.Folder, "go"));
        File.Delete(Path.Combine(folder.Folder, "started"));
        folder.Remove(language, "edited");
    }

    [Theory]
    [InlineData("bytes are other ones")]
    [InlineData("half of it is gone")]
    [InlineData("nothing is left of it")]
    [InlineData("it is JSON of something else")]
    public async Task Cache_ThatSomethingElseChanged_IsMadeAnew(string how)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder.Folder, ".swamp", "bundles"), "*", SearchOption.AllDirectories))
        {
            var content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            for (var i = 7; i < content.Length; i += 97)
            {
                content[i] ^= how[0] == 'b' ? (byte)0x41 : (byte)0;
            }

            await File.WriteAllBytesAsync(
                file,
                how switch
                {
                    "half of it is gone" => content[..(content.Length / 2)],
                    "nothing is left of it" => [],
                    "it is JSON of something else" => "[null]"u8.ToArray(),
                    _ => content,
                },
                TestContext.Current.CancellationToken);
        }

        await folder.GoodRunsAsync("ts");
        await folder.GoodRunsAsync("cs");
        await folder.NothingIsLeftAsync();
    }

    private async Task WaitForAsync(string file, Task running)
    {
        while (!File.Exists(Path.Combine(folder.Folder, file)))
        {
            Assert.False(running.IsCompleted, "The run ended before it started.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        if (file == "started" && !File.Exists(Path.Combine(folder.Folder, "go")))
        {
            File.Delete(Path.Combine(folder.Folder, file));
        }
    }
}
