using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Execution;

public sealed class RunMethodTests : IDisposable
{
    private readonly CliFolder cli = new CliFolder().With("PATH", "/usr/bin:/bin");

    public void Dispose() => cli.Dispose();

    // RUN-7, EX-13: keys and their order.
    [Fact]
    public async Task Run_Json_HasTheSpecifiedShape()
    {
        await InitAsync();
        var run = await cli.RunAsync("model", "method", "run", "command/shell", "execute", "hello", "--input", "run=echo hi; echo no >&2", "--json");

        Assert.Equal(0, run.Exit);
        var json = JsonNode.Parse(run.Output)!.AsObject();
        Assert.Equal(
            ["modelId", "modelName", "modelType", "methodName", "status", "duration", "outputId", "logFile", "dataArtifacts", "reports", "globalArguments", "methodArguments", "initiatedBy"],
            json.Select(p => p.Key));
        Assert.Equal(("hello", "command/shell", "succeeded", "ghost"), ((string?)json["modelName"], (string?)json["modelType"], (string?)json["status"], (string?)json["initiatedBy"]));
        var artifacts = json["dataArtifacts"]!.AsArray();
        Assert.Equal(["result", "log"], artifacts.Select(a => (string?)a!["name"]));
        Assert.Equal(["exitCode", "executedAt", "command", "durationMs", "stdout", "stderr"], artifacts[0]!["attributes"]!.AsObject().Select(p => p.Key));
        Assert.Equal("hi", (string?)artifacts[0]!["attributes"]!["stdout"]);
        Assert.Null(artifacts[1]!["attributes"]);
        Assert.NotNull(json["reports"]!["@swamp/method-summary"]);
        Assert.Contains("definition_auto_created", run.Error, StringComparison.Ordinal);
    }

    // Observed defect 5: output and exit code of a failed command are kept.
    [Fact]
    public async Task Run_CommandFails_ExitsOneAndKeepsItsOutput()
    {
        await InitAsync();
        var run = await cli.RunAsync("model", "method", "run", "command/shell", "execute", "bad", "--input", "run=echo half; exit 3", "--json");

        Assert.Equal(1, run.Exit);
        Assert.Equal("method_execution_failed", (string?)JsonNode.Parse(LastDocument(run.Error))!["code"]);
        var data = await cli.RunAsync("model", "output", "data", "bad", "--name", "result", "--json");
        Assert.Equal((3, "half"), ((int?)JsonNode.Parse(data.Output)!["data"]!["exitCode"], (string?)JsonNode.Parse(data.Output)!["data"]!["stdout"]));
        var record = await cli.RunAsync("model", "output", "get", "bad");
        Assert.Equal("failed", (string?)JsonNode.Parse(record.Output)!["status"]);
    }

    // EXP-2, EXP-2.1, A.7: types of whole values, text around expressions, two expressions in one string.
    [Fact]
    public async Task Run_Expressions_KeepTypesAndFillTexts()
    {
        await InitAsync();
        Define(
            "typed",
            """
            globalArguments:
              region: eu
            methods:
              execute:
                arguments:
                  run: printf '%s' '${{ inputs.n }}/${{ inputs.m + 1 }} ${{ self.globalArguments.region }} ${{ inputs.list.map(x, x * 2) }}${{ inputs.absent }}'
                  timeout: ${{ inputs.limit }}
            inputs:
              properties:
                n: { type: integer }
                m: { type: integer, default: 4 }
                limit: { type: integer, default: 60000 }
                list: { type: array, default: [1, 2] }
                absent: { type: string, default: "" }
              required: [n]
            """);
        var run = await cli.RunAsync("model", "method", "run", "typed", "execute", "--input", "n=3", "--json");

        Assert.True(run.Exit == 0, run.Error);
        var json = JsonNode.Parse(run.Output)!;
        Assert.Equal("3/5 eu [\n  2,\n  4\n]", (string?)json["dataArtifacts"]![0]!["attributes"]!["stdout"]);
        Assert.Equal(JsonValueKind.Number, json["methodArguments"]!["timeout"]!.GetValueKind());
    }

    // QUIRK-35 made sound: an expression without a value never reaches the shell as text.
    [Theory]
    [InlineData("${{ inputs.nope }}", "inputs")]
    [InlineData("${{ model.absent.resource.x.y.attributes.z }}", "absent")]
    [InlineData("${{ 1 + }}", "syntax error")]
    [InlineData("${{ vault.get('none', 'key') }}", "none")]
    public async Task Run_ExpressionWithoutValue_IsAnErrorWithItsPlace(string expression, string names)
    {
        await InitAsync();
        Define("broken", $"methods:\n  execute:\n    arguments:\n      run: touch ran && echo {expression}\n");
        var run = await cli.RunAsync("model", "method", "run", "broken", "execute", "--json");

        Assert.Equal(1, run.Exit);
        var error = JsonNode.Parse(LastDocument(run.Error))!;
        Assert.Contains(names, (string?)error["error"], StringComparison.Ordinal);
        Assert.EndsWith("broken.yaml", (string?)error["file"], StringComparison.Ordinal);
        Assert.True((int?)error["line"] > 1);
        Assert.False(File.Exists(Path.Combine(cli.Folder, "ran")));
    }

    // SEC-1: the stack that --verbose shows is a place where a secret could come to light.
    [Theory]
    [InlineData("--verbose")]
    [InlineData("--json")]
    public async Task Run_FailureThatNamesASecret_IsShownWithoutItWithItsStackToo(string option)
    {
        await InitAsync();
        await cli.RunAsync("vault", "create", "local_encryption", "v1", "--json");
        await cli.RunWithInputAsync("sup3r-s3cret-xyz", "vault", "put", "v1", "K", "--json");
        Define("greet", "");
        var run = await cli.RunAsync(
            "model", "method", "run", "greet", "execute", "--log-level", "debug", option, "--input", "workingDir=/tmp/${{ vault.get(\"v1\",\"K\") }}", "--input", "run=true");

        Assert.Equal(1, run.Exit);
        Assert.Contains("SwampException", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sup3r-s3cret-xyz", run.Output + run.Error, StringComparison.Ordinal);
    }

    // What a command said before its time was over is kept, whoever set the limit.
    [Fact]
    public async Task Run_TimeoutOfTheCall_KeepsWhatWasPrinted()
    {
        await InitAsync();
        var run = await cli.RunAsync("model", "method", "run", "command/shell", "execute", "slow", "--timeout", "1", "--input", "run=echo part; sleep 30", "--json");

        Assert.Equal("timed_out", (string?)JsonNode.Parse(LastDocument(run.Error))!["code"]);
        var data = await cli.RunAsync("model", "output", "data", "slow", "--name", "result", "--json");
        Assert.Equal((-1, "part"), ((int?)JsonNode.Parse(data.Output)!["data"]!["exitCode"], (string?)JsonNode.Parse(data.Output)!["data"]!["stdout"]));
    }

    // A limit holds for programs that closed their output, too (SHELL-5).
    [Fact]
    public async Task Run_CommandClosesItsOutput_TheLimitStillHolds()
    {
        await InitAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var run = await cli.RunAsync(
            "model", "method", "run", "command/shell", "execute", "slow", "--input", "run=exec >/dev/null 2>&1; sleep 60", "--input", "timeout:json=300", "--json");

        Assert.Equal(1, run.Exit);
        Assert.Contains("timed out after 300 ms", run.Error, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    // The rest of a command behind a NUL would silently not run.
    [Theory]
    [InlineData("""{"run":"echo a\u0000b; echo second"}""", "'run'")]
    [InlineData("""{"run":"true","env":{"A":"b\u0000c"}}""", "'env.A'")]
    public async Task Run_NulInAnArgument_IsRefused(string inputs, string named)
    {
        await InitAsync();
        cli.Write("repo/in.json", inputs);
        var run = await cli.RunAsync("model", "method", "run", "command/shell", "execute", "nul", "--input-file", "in.json", "--json");

        Assert.Equal(1, run.Exit);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.Contains("NUL", run.Error, StringComparison.Ordinal);
    }

    // 'echo' of many shells takes a doubled backslash for one.
    [Fact]
    public async Task Run_SecretWithBackslashes_IsHiddenAsEchoPrintsIt()
    {
        await InitAsync();
        await cli.RunAsync("vault", "create", "local_encryption", "v1", "--json");
        await cli.RunWithInputAsync(@"pa\\ss\word", "vault", "put", "v1", "K", "--json");
        Define("greet", "");
        var run = await cli.RunAsync("model", "method", "run", "greet", "execute", "--json", "--input", "run=printf '%b\\n' ${{ vault.get(\"v1\",\"K\") }}");

        Assert.DoesNotContain(@"pa\\ss", run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(@"pa\ss", run.Output + run.Error, StringComparison.Ordinal);
    }

    // A caller that reads JSON sees no stream: the error says what the command said, without secrets, those of several lines among them.
    [Fact]
    public async Task Run_CommandFails_TheHintEndsWithItsLastWordsWithoutSecrets()
    {
        await InitAsync();
        await cli.RunAsync("vault", "create", "local_encryption", "v1", "--json");
        await cli.RunWithInputAsync("first-line-of-it\nsecond-line-of-it\nthird-line-of-it", "vault", "put", "v1", "K", "--json");
        Define("greet", "");
        var run = await cli.RunAsync(
            "model", "method", "run", "greet", "execute", "--json", "--input", "run=echo no such bucket >&2; printf '%s\\n' ${{ vault.get(\"v1\",\"K\") }} >&2; exit 4");

        Assert.Equal(1, run.Exit);
        Assert.Equal("It said: no such bucket | ***", (string?)JsonNode.Parse(LastDocument(run.Error))!["hint"]);
        Assert.DoesNotContain("line-of-it", run.Output + run.Error, StringComparison.Ordinal);
    }

    // EXPR-6: what one model wrote, another reads.
    [Fact]
    public async Task Run_DataOfAnotherModel_IsReadByExpressions()
    {
        await InitAsync();
        await cli.RunAsync("model", "method", "run", "command/shell", "execute", "first", "--input", "run=echo one", "--json");
        await cli.RunAsync("model", "method", "run", "command/shell", "execute", "first", "--input", "run=echo two", "--json");
        Define(
            "second",
            """
            methods:
              execute:
                arguments:
                  run: >-
                    echo ${{ data.latest("first", "result").attributes.stdout }}
                    ${{ data.version("first", "result", 1).attributes.stdout }}
                    ${{ size(data.listVersions("first", "result")) }}
                    ${{ model.first.resource.result.result.attributes.stdout }}
                    ${{ data.findBySpec("first", "result")[0].version }}
                    ${{ data.latest("first", "absent") == null }}
            """);
        var run = await cli.RunAsync("model", "method", "run", "second", "execute", "--json");

        Assert.True(run.Exit == 0, run.Error);
        Assert.Equal("two one 2 two 2 true", (string?)JsonNode.Parse(run.Output)!["dataArtifacts"]![0]!["attributes"]!["stdout"]);
    }

    // INP-31, MOD: unknown inputs are refused with a suggestion.
    [Fact]
    public async Task Run_UnknownInput_IsRefusedWithASuggestion()
    {
        await InitAsync();
        var run = await cli.RunAsync("model", "method", "run", "command/shell", "execute", "x", "--input", "rum=echo", "--json");

        var error = JsonNode.Parse(LastDocument(run.Error))!;
        Assert.Equal(("validation_failed", 1), ((string?)error["code"], run.Exit));
        Assert.Contains("run", (string?)error["hint"], StringComparison.Ordinal);
    }

    // Observed defect 3: a time-out is an error, and the record says cancelled.
    [Fact]
    public async Task Run_TimeLimit_IsAnErrorAndTheRecordSaysCancelled()
    {
        await InitAsync();
        var run = await cli.RunAsync("model", "method", "run", "command/shell", "execute", "slow", "--input", "run=sleep 60", "--timeout", "1", "--json");

        Assert.Equal((1, "timed_out"), (run.Exit, (string?)JsonNode.Parse(LastDocument(run.Error))!["code"]));
        var record = await cli.RunAsync("model", "output", "get", "slow");
        Assert.Equal("cancelled", (string?)JsonNode.Parse(record.Output)!["status"]);
    }

    // INP-9: one run for each record, stopping at the first failure.
    [Fact]
    public async Task Run_Stdin_RunsOncePerRecordAndStopsAtAFailure()
    {
        await InitAsync();
        Define("each", "methods:\n  execute:\n    arguments:\n      run: test ${{ inputs.who }} != b && echo ${{ inputs.who }}\ninputs:\n  properties:\n    who: { type: string }\n  required: [who]\n");
        var run = await cli.RunWithInputAsync("{\"who\":\"a\"}\n{\"who\":\"b\"}\n{\"who\":\"c\"}\n", "model", "method", "run", "each", "execute", "--stdin", "--json");

        Assert.Equal(1, run.Exit);
        var history = await cli.RunAsync("model", "method", "history", "search", "each", "--json");
        Assert.Equal(2, JsonNode.Parse(history.Output)!["results"]!.AsArray().Count);
    }

    // EXPR-13: circles are named.
    [Fact]
    public async Task Evaluate_Circle_IsNamed()
    {
        await InitAsync();
        Define("a", "globalArguments:\n  x: ${{ data.latest('b', 'r') }}\n");
        Define("b", "globalArguments:\n  x: ${{ model.a.input.globalArguments.x }}\n");
        var run = await cli.RunAsync("model", "evaluate", "--all", "--json");

        Assert.Contains("a -> b -> a", run.Error, StringComparison.Ordinal);
    }

    private static string LastDocument(string text)
    {
        var at = text.LastIndexOf("\n{\n", StringComparison.Ordinal);
        return text[(at < 0 ? text.IndexOf('{', StringComparison.Ordinal) : at)..].Trim();
    }

    // SEC-3: what each line of a secret looks like alone ("-----BEGIN", "ab") says nothing; the stream is redacted before it is cut into lines.
    [Theory]
    [InlineData("cat <<END\n$KEY\nEND")]
    [InlineData("cat <<END >&2\n$KEY\nEND")]
    [InlineData("printf %s \"$KEY\" | while IFS= read -r line; do printf '%s\\n' \"$line\"; sleep 0.02; done")]
    public async Task Run_SecretOfSeveralLines_IsNotShownLineByLine(string command)
    {
        await InitAsync();
        await cli.RunAsync("vault", "create", "local_encryption", "team");
        await cli.RunWithInputAsync("-----BEGIN THING-----\nab\nqz\nsecond-part\n-----END THING-----\n", "vault", "put", "team", "key");
        Define("multi", $"methods:\n  execute:\n    arguments:\n      env: {{ KEY: \"${{{{ vault.get('team', 'key') }}}}\" }}\n      run: {JsonValue.Create("echo before; " + command + "; echo after").ToJsonString()}");

        var run = await cli.RunAsync("model", "method", "run", "multi", "execute");
        var log = await cli.RunAsync("model", "method", "history", "logs", "multi");
        var data = await cli.RunAsync("data", "get", "multi", "log");

        Assert.True(run.Exit == 0, run.Error);
        foreach (var text in (string[])[run.Output + run.Error, log.Output, data.Output])
        {
            Assert.Contains("before", text, StringComparison.Ordinal);
            Assert.Contains("after", text, StringComparison.Ordinal);
            Assert.Contains("***", text, StringComparison.Ordinal);
            Assert.All((string[])["THING", "qz", "second", "\nab"], part => Assert.DoesNotContain(part, text, StringComparison.Ordinal));
        }
    }

    // SHELL-4: the two parts are joined by one newline, whether the program ended its output with one or not.
    [Theory]
    [InlineData("echo out; echo err >&2", "[stdout]\nout\n[stderr]\nerr")]
    [InlineData("printf out; printf err >&2", "[stdout]\nout\n[stderr]\nerr")]
    [InlineData("printf 'a\\n\\n'", "[stdout]\na\n")]
    [InlineData("echo err >&2", "[stderr]\nerr")]
    public async Task Run_LogItem_HoldsTheTwoPartsJoinedByANewline(string command, string expected)
    {
        await InitAsync();
        Assert.Equal(0, (await cli.RunAsync("model", "method", "run", "command/shell", "execute", "hello", "--input", "run=" + command, "--json")).Exit);
        Assert.Equal(expected, (string?)(await cli.RunAsync("data", "get", "hello", "log", "--json")).Json["content"]);
    }

    // DATA-47: only the model that ran, only when the repository asks for it.
    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 2)]
    public async Task Run_AutoGc_CollectsWhatTheModelNoLongerKeeps(bool autoGc, int versions)
    {
        await InitAsync();
        if (autoGc)
        {
            await File.AppendAllTextAsync(Path.Combine(cli.Folder, ".swamp.yaml"), "autoGc: true\n", TestContext.Current.CancellationToken);
        }

        const string keepTwo = "methods: { execute: { arguments: { run: echo x } } }\nresources: { result: { garbageCollection: 2 } }";
        Define("kept", keepTwo);
        Define("other", keepTwo);
        for (var i = 0; i < 3; i++)
        {
            await cli.RunAsync("model", "method", "run", "other", "execute");
            await cli.RunAsync("model", "method", "run", "kept", "execute");
        }

        Assert.Equal(0, (await cli.RunAsync("model", "method", "run", "kept", "execute")).Exit);
        Assert.Equal(versions, (await cli.RunAsync("data", "versions", "kept", "result")).Json["versions"]!.AsArray().Count);
        Assert.Equal(4, (await cli.RunAsync("data", "versions", "kept", "log")).Json["versions"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("echo ${{ data.latest(\"nomodel\", \"result\").attributes.stdout }}", "there is no data 'result' of a model 'nomodel', so data.latest(\"nomodel\", \"result\") is null")]
    [InlineData("echo ${{ inputs.later }}", "the input 'later' has no value")]
    [InlineData("touch ran; echo ${{ inputs.n", "the '${{' at column 17 of the text is not closed with '}}'")]
    [InlineData("echo ${{ inputs.n }} ${{ ", "the '${{' at column 22 of the text is not closed with '}}'")]
    public async Task Run_FailedExpression_SaysWhatIsMissing(string command, string cause)
    {
        await InitAsync();
        var text = System.Text.Json.JsonSerializer.Serialize(command);
        Define("m", $"inputs: {{ properties: {{ n: {{ default: 1 }}, later: {{ type: string }} }} }}\nmethods: {{ execute: {{ arguments: {{ run: {text} }} }} }}");

        var run = await cli.RunAsync("model", "method", "run", "m", "execute");

        Assert.Equal(1, run.Exit);
        Assert.Contains(cause, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(cli.Folder, "ran")));
    }

    [Fact]
    public async Task Evaluate_TakesTheDefaultsOfInputs()
    {
        await InitAsync();
        Define("m", "inputs: { properties: { s: { default: frog } } }\nglobalArguments: {}\nmethods: { execute: { arguments: { run: 'echo ${{ inputs.s }}' } } }");

        var run = await cli.RunAsync("model", "evaluate", "m", "--json");

        var json = JsonNode.Parse(run.Output)!;
        Assert.Null(json["unresolved"]);
        Assert.Contains("echo frog", await File.ReadAllTextAsync(((string)json["outputPath"]!).Replace("<root>", cli.Root, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BadNameOrInput_NamesTheArgument()
    {
        await InitAsync();
        Define("m", "methods: { execute: { arguments: { run: echo } } }");

        var name = await cli.RunAsync("model", "method", "run", "command/shell", "execute", "bad/../x", "--input", "run=echo");
        var stdin = await cli.RunWithInputAsync("a: 1\n---\na: 2\n", "model", "method", "run", "m", "execute", "--stdin");
        var type = await cli.RunAsync("model", "create", "", "a");

        Assert.Contains("'bad/../x' cannot be the name of a definition", name.Error, StringComparison.Ordinal);
        Assert.Contains("--stdin: ", stdin.Error, StringComparison.Ordinal);
        Assert.Contains("The name of the model type is empty.", type.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunHistory_ShowsTheNameOfTheModel()
    {
        await InitAsync();
        Define("m", "methods: { execute: { arguments: { run: echo } } }");
        await cli.RunAsync("model", "method", "run", "m", "execute");

        Assert.Equal("m", (string?)JsonNode.Parse((await cli.RunAsync("run", "history", "--json")).Output)!["runs"]![0]!["modelName"]);
        Assert.Contains("m execute (command/shell)", (await cli.RunAsync("run", "history", "--log")).Output, StringComparison.Ordinal);
    }

    private async Task InitAsync() => Assert.Equal(0, (await cli.RunAsync("init", "--tool", "none")).Exit);

    private void Define(string name, string rest)
    {
        var id = Guid.NewGuid();
        cli.Write($"repo/models/command/shell/{name}.yaml", $"type: command/shell\nid: {id}\nname: {name}\nversion: 1\n{rest}\n");
    }
}
