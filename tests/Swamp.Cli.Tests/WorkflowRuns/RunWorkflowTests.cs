namespace Swamp.Cli.Tests.WorkflowRuns;

public sealed class RunWorkflowTests
{
    private const string Shell = "type: model_method, modelType: command/shell, methodName: execute";

    [Fact]
    public async Task Step_that_asks_for_a_failure_runs_after_one_and_what_the_failure_cuts_off_ends_as_skipped()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", """
            jobs:
              - name: a
                steps:
                  - { name: bad, task: { type: assert, expr: "false", message: no } }
                  - { name: cleanup, dependsOn: [{ step: bad, condition: { type: failed } }], task: { type: assert, expr: "true", message: m } }
                  - { name: report, dependsOn: [{ step: cleanup, condition: { type: succeeded } }], task: { type: assert, expr: "true", message: m } }
                  - { name: deploy, dependsOn: [{ step: bad, condition: { type: succeeded } }], task: { type: assert, expr: "true", message: m } }
              - name: b
                dependsOn: [{ job: a, condition: { type: succeeded } }]
                steps: [{ name: never, task: { type: assert, expr: "true", message: m } }]
            """);
        var run = await folder.RunAsync(1, "workflow", "run", "w");
        Assert.Equal(
            new Dictionary<string, string> { ["bad"] = "failed", ["cleanup"] = "succeeded", ["report"] = "succeeded", ["deploy"] = "skipped", ["never"] = "skipped" },
            WorkflowFolder.Steps(run));
        Assert.Equal(["failed", "skipped"], run["jobs"]!.AsArray().Select(j => (string)j!["status"]!));
    }

    [Fact]
    public async Task Condition_on_a_repeated_step_sees_all_its_iterations()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", """
            jobs:
              - name: a
                steps:
                  - { name: each, forEach: { item: x, in: "${{ [1, 2, 3] }}" }, allowFailure: true, task: { type: assert, expr: "self.x != 2", message: "not ${{ self.x }}" } }
                  - { name: empty, forEach: { item: x, in: "${{ [] }}" }, task: { type: assert, expr: "false", message: m } }
                  - { name: if-failed, dependsOn: [{ step: each, condition: { type: failed } }], task: { type: assert, expr: "true", message: m } }
                  - { name: if-fine, dependsOn: [{ step: each, condition: { type: succeeded } }], task: { type: assert, expr: "true", message: m } }
                  - { name: after-none, dependsOn: [{ step: empty, condition: { type: succeeded } }], task: { type: assert, expr: "true", message: m } }
            """);
        var run = await folder.RunAsync(0, "workflow", "run", "w");
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["each-1"] = "succeeded",
                ["each-2"] = "failed",
                ["each-3"] = "succeeded",
                ["if-failed"] = "succeeded",
                ["if-fine"] = "skipped",
                ["after-none"] = "succeeded",
            },
            WorkflowFolder.Steps(run));
        var failed = run["jobs"]![0]!["steps"]!.AsArray().Single(s => (string)s!["name"]! == "each-2")!;
        Assert.True((bool)failed["allowedFailure"]!);
        Assert.Equal("not 2", (string)failed["error"]!);
    }

    [Fact]
    public async Task Steps_of_one_type_and_arguments_share_an_instance_that_is_never_listed()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", $$$"""
            jobs:
              - name: a
                steps:
                  - { name: "each-${{ self.x.key }}", forEach: { item: x, in: "${{ {'p': 1, 'q': 2, 'r': 3} }}" }, task: { {{{Shell}}}, inputs: { run: "echo ${{ self.x.key }}" } } }
              - name: b
                dependsOn: [{ job: a, condition: { type: succeeded } }]
                steps:
                  - { name: another, task: { {{{Shell}}}, inputs: { run: echo x } } }
                  - { name: seen, dependsOn: [{ step: another, condition: { type: succeeded } }], task: { type: assert, expr: "data.findBySpec('command/shell', 'result').all(d, d.workflowRunId == run.id) && size(data.query('workflowRunId == \"' + run.id + '\"')) > 0", message: m } }
            """);
        var run = await folder.RunAsync(0, "workflow", "run", "w");
        var models = folder.Journal(run).Where(e => e["call"] is not null).Select(e => (string)e["call"]!["modelId"]!).Distinct();
        Assert.Single(models);
        Assert.Equal(["each-p", "each-q", "each-r", "another", "seen"], WorkflowFolder.Steps(run).Keys);
        Assert.Empty((await folder.RunAsync(0, "model", "search"))["results"]!.AsArray());
        Assert.False(Directory.Exists(Path.Combine(folder.Cli.Folder, ".swamp", "auto-definitions")));
    }

    [Fact]
    public async Task Step_that_asks_for_a_worker_never_runs_here_SCH4()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", $$$"""
            labels: { gpu: "true" }
            jobs:
              - name: a
                platform: linux
                steps:
                  - { name: learn, retry: { attempts: 3 }, task: { {{{Shell}}}, inputs: { run: touch ran } } }
                  - { name: proof, dependsOn: [{ step: learn, condition: { type: failed } }], task: { type: assert, expr: "true", message: m } }
              - { name: b, steps: [{ name: here, labels: {}, task: { {{{Shell}}}, inputs: { run: echo } } }] }
            """);
        var run = await folder.RunAsync(1, "workflow", "run", "w");
        Assert.Equal(new Dictionary<string, string> { ["learn"] = "failed", ["proof"] = "succeeded", ["here"] = "succeeded" }, WorkflowFolder.Steps(run));
        var failed = run["jobs"]![0]!["steps"]![0]!;
        Assert.StartsWith("The step asks for a worker (labels gpu=true, platform 'linux')", (string)failed["error"]!, StringComparison.Ordinal);
        Assert.Null(failed["attempts"]);
        Assert.False(File.Exists(Path.Combine(folder.Cli.Folder, "ran")));
    }

    [Fact]
    public async Task File_with_a_name_that_workflows_do_not_have_is_pointed_at_WF1()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        var text = "id: 5b0c0a52-5e53-4c0b-9a0e-0f6f1d2f7a11\nname: nightly\njobs:\n  - { name: a, steps: [{ name: s, task: { type: assert, expr: 'true', message: m } }] }\n";
        await File.WriteAllTextAsync(Path.Combine(folder.Cli.Folder, "workflows", "nightly.yml"), text);

        var missing = await folder.Cli.RunAsync("workflow", "run", "nightly", "--json");
        var doctor = await folder.Cli.RunAsync("doctor", "workflows", "--json");

        Assert.Equal(1, missing.Exit);
        Assert.Equal("Names of workflow files begin with 'workflow-' and end with '.yaml': mv workflows/nightly.yml workflows/workflow-nightly.yaml", (string)missing.ErrorJson["hint"]!);
        Assert.Equal((0, "warn", "workflows/nightly.yml"), (doctor.Exit, (string)doctor.Json["overallStatus"]!, (string)doctor.Json["workflows"]![0]!["file"]!));
    }

    [Fact]
    public async Task What_an_older_version_kept_elsewhere_is_pointed_at_REPO22()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        foreach (var (old, file) in new[] { ("workflows", "workflow-nightly.yaml"), ("definitions/command/shell", "x.yaml") })
        {
            Directory.CreateDirectory(Path.Combine(folder.Cli.Folder, ".swamp", old));
            await File.WriteAllTextAsync(Path.Combine(folder.Cli.Folder, ".swamp", old, file), "name: nightly\n");
        }

        Assert.EndsWith("swamp repo upgrade", (string)(await folder.Cli.RunAsync("workflow", "run", "nightly", "--json")).ErrorJson["hint"]!, StringComparison.Ordinal);
        Assert.EndsWith("swamp repo upgrade", (string)(await folder.Cli.RunAsync("model", "get", "nightly", "--json")).ErrorJson["hint"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_that_a_step_waits_for_its_model_is_not_its_own()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", $$$"""
            jobs:
              - name: a
                steps:
                  - { name: "s-${{ self.x }}", timeout: 3s, forEach: { item: x, in: "${{ [1, 2, 3, 4, 5] }}" }, task: { {{{Shell}}}, inputs: { run: "sleep 1" } } }
                  - { name: long, timeout: 60d, task: { {{{Shell}}}, inputs: { run: echo } } }
            """);
        var run = await folder.RunAsync(0, "workflow", "run", "w", "--timeout", "1y");
        Assert.All(WorkflowFolder.Steps(run).Values, static s => Assert.Equal("succeeded", s));
    }

    [Fact]
    public async Task Names_and_tags_with_expressions_have_values()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("tg", $$$"""
            inputs: { properties: { env: { type: string, default: prod } } }
            tags: { env: "${{ inputs.env }}" }
            jobs:
              - name: "j-${{ inputs.env }}"
                steps:
                  - name: "s-${{ inputs.env }}"
                    dataOutputOverrides: [{ specName: result, tags: { e2: "${{ inputs.env }}-2" } }]
                    task: { {{{Shell}}}, inputs: { run: echo hi } }
                  - { name: proof, dependsOn: [{ step: "s-${{ inputs.env }}", condition: { type: succeeded } }], task: { type: assert, expr: "size(data.findByTag('env', 'prod')) > 0 && size(data.findByTag('e2', 'prod-2')) == 1", message: m } }
              - { name: last, dependsOn: [{ job: "j-${{ inputs.env }}", condition: { type: succeeded } }], steps: [{ name: end, task: { type: assert, expr: "true", message: m } }] }
            """);
        var run = await folder.RunAsync(0, "workflow", "run", "tg");
        Assert.Equal(["s-prod", "proof", "end"], WorkflowFolder.Steps(run).Keys);
        Assert.Equal(["j-prod", "last"], run["jobs"]!.AsArray().Select(j => (string)j!["name"]!));
        folder.Add("bad", "tags: { a: '${{ inputs.none }}' }\njobs: [{ name: j, steps: [{ name: s, task: { type: assert, expr: 'true', message: m } }] }]\n");
        Assert.Contains("of tags.a", (string)(await folder.Cli.RunAsync("workflow", "run", "bad", "--json")).ErrorJson["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instances_of_one_type_are_kept_apart_by_what_their_arguments_are()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        Environment(folder, "TA", "xx");
        Environment(folder, "TB", "yyyyyy");
        folder.Add("two", $$$"""
            jobs:
              - name: a
                steps: [{ name: scan, task: { {{{Shell}}}, globalArgs: { ns: one }, inputs: { run: echo 1 } } }]
              - name: b
                steps: [{ name: scan, task: { {{{Shell}}}, globalArgs: { ns: two }, inputs: { run: echo 2 } } }]
              - name: late
                steps: [{ name: "late-${{ self.k }}", forEach: { item: k, in: "${{ ['TA', 'TB', 'TA'] }}" }, task: { {{{Shell}}}, globalArgs: { token: "${{ env[self.k] }}" }, inputs: { run: "echo 3" } } }]
            """.Replace("'TB', 'TA'", "'TB'", StringComparison.Ordinal));
        folder.Add("look", """
            jobs: [{ name: c, steps: [{ name: s, task: { type: assert, expr: "size(data.findBySpec('command/shell', 'result')) == 4", message: "found ${{ size(data.findBySpec('command/shell', 'result')) }}" } }] }]
            """);
        var run = await folder.RunAsync(0, "workflow", "run", "two");
        Assert.Equal(4, folder.Journal(run).Where(e => e["call"] is not null).Select(e => (string)e["call"]!["modelId"]!).Distinct().Count());
        await folder.RunAsync(0, "workflow", "run", "look");
    }

    [Fact]
    public async Task Failure_is_the_cause_and_not_what_it_ended_and_has_what_was_written()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", $$$"""
            jobs:
              - name: j
                failurePolicy: cancel
                steps:
                  - { name: slow, task: { {{{Shell}}}, modelName: sl, inputs: { run: sleep 30 } } }
                  - { name: bad, task: { {{{Shell}}}, modelName: bd, inputs: { run: "sleep 0.5; echo why; exit 7" } } }
            """);
        var run = await folder.RunAsync(1, "workflow", "run", "w");
        var found = (await folder.RunAsync(0, "workflow", "run", "search"))["results"]![0]!;
        Assert.Equal("bad", (string)found["failedStep"]!);
        Assert.Contains("7", (string)found["failureReason"]!, StringComparison.Ordinal);
        var bad = (await folder.RunAsync(0, "workflow", "history", "get", (string)run["id"]!, "--verbose"))["jobs"]![0]!["steps"]![1]!;
        Assert.Equal(["log", "result"], bad["dataArtifacts"]!.AsArray().Select(a => (string)a!["name"]!).Order());
    }

    [Fact]
    public async Task Unknown_name_in_dependsOn_is_refused_before_anything_is_recorded()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("unk", "jobs: [{ name: j, steps: [{ name: first, task: { type: assert, expr: 'true', message: m } }, { name: s, dependsOn: [{ step: frist, condition: { type: succeeded } }], task: { type: assert, expr: 'true', message: m } }] }]\n");
        var run = await folder.Cli.RunAsync("workflow", "run", "unk", "--json");
        Assert.Equal((1, "The step 's' waits for the step 'frist', which does not exist. Did you mean 'first'?"), (run.Exit, (string)run.ErrorJson["error"]!));
        Assert.Empty((await folder.RunAsync(0, "workflow", "run", "search"))["results"]!.AsArray());
        Assert.Empty((await folder.RunAsync(0, "run", "history", "--all"))["runs"]!.AsArray());
    }

    [Fact]
    public async Task Guarded_skip_is_an_event_of_the_json_output_and_verbose_has_all()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("g", "jobs: [{ name: j, steps: [{ name: s, guard: '${{ true }}', task: { type: assert, expr: 'true', message: m } }] }]\n");
        var few = await folder.Cli.RunAsync("workflow", "run", "g", "--json");
        var all = await folder.Cli.RunAsync("workflow", "run", "g", "--json", "--verbose");
        Assert.Equal("step_skipped", (string)System.Text.Json.Nodes.JsonNode.Parse(Assert.Single(few.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)))!["workflow"]!["kind"]!);
        Assert.Contains("\"kind\":\"job_started\"", all.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approval_of_a_nested_workflow_suspends_both_and_resume_finishes_both()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("outer", """
            jobs:
              - name: a
                steps:
                  - { name: inner, task: { type: workflow, workflowIdOrName: inner, inputs: { n: 2 } } }
                  - { name: done, dependsOn: [{ step: inner, condition: { type: succeeded } }], task: { type: assert, expr: "true", message: m } }
            """);
        folder.Add("inner", """
            inputs: { properties: { n: { type: integer } }, required: [n] }
            jobs:
              - name: gate
                steps:
                  - { name: ask, task: { type: manual_approval, prompt: "Go for ${{ inputs.n }}?" } }
                  - { name: then, dependsOn: [{ step: ask, condition: { type: succeeded } }], task: { type: assert, expr: "inputs.n == 2", message: m } }
            """);
        var first = await folder.RunAsync(0, "workflow", "run", "outer", "--tag", "team=ops");
        Assert.Equal("suspended", (string)first["status"]!);
        var open = (await folder.RunAsync(0, "workflow", "approvals"))["approvals"]!.AsArray().Single()!;
        Assert.Equal("Go for 2?", (string)open["prompt"]!);
        Assert.Contains("still waits", (string)(await folder.Cli.RunAsync("workflow", "resume", "inner", "--json")).ErrorJson["error"]!, StringComparison.Ordinal);
        Assert.Equal("ann", (string)(await folder.RunAsync(0, "workflow", "approve", "inner", "ask", "--reason", "fine"))["decidedBy"]!);
        Assert.Equal("succeeded", (string)(await folder.RunAsync(0, "workflow", "resume", "outer"))["status"]!);
        var runs = (await folder.RunAsync(0, "workflow", "run", "search", "--tag", "team=ops"))["results"]!.AsArray();
        Assert.Equal(["succeeded", "succeeded"], runs.Select(r => (string)r!["status"]!));
    }

    [Fact]
    public async Task Rejected_approval_fails_the_run_and_skips_what_follows()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", """
            jobs:
              - name: gate
                steps:
                  - { name: ask, task: { type: manual_approval, prompt: "Go?" } }
                  - { name: then, dependsOn: [{ step: ask, condition: { type: succeeded } }], task: { type: assert, expr: "true", message: m } }
            """);
        await folder.RunAsync(0, "workflow", "run", "w");
        Assert.Equal("failed", (string)(await folder.RunAsync(0, "workflow", "reject", "w", "ask", "--reason", "no"))["runStatus"]!);
        var run = await folder.RunAsync(0, "workflow", "history", "w");
        Assert.Equal(new Dictionary<string, string> { ["ask"] = "failed", ["then"] = "skipped" }, WorkflowFolder.Steps(run));
    }

    [Fact]
    public async Task Failed_step_with_retry_is_tried_again_and_each_attempt_is_recorded()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", $$$"""
            jobs:
              - name: a
                steps:
                  - { name: flaky, retry: { attempts: 5 }, task: { {{{Shell}}}, inputs: { run: "echo x >> tries; [ \"$(grep -c x tries)\" -ge 3 ]" } } }
            """);
        folder.Cli.With("PATH", "/usr/bin:/bin");
        var run = await folder.RunAsync(0, "workflow", "run", "w");
        Assert.Equal(3, (int)run["jobs"]![0]!["steps"]![0]!["attempts"]!);
        var last = folder.Journal(run).Last(e => (string?)e["k"] == "step");
        Assert.Equal([1, 2], last["attempts"]!.AsArray().Select(a => (int)a!["attempt"]!));
    }

    [Fact]
    public async Task Assertions_below_the_threshold_are_tolerated_and_stand_in_the_JUnit_report()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", """
            jobs:
              - name: a
                steps:
                  - { name: minor, task: { type: assert, expr: "1 > 2", message: "a < b", severity: low } }
                  - { name: fine, task: { type: assert, expr: "true", message: m } }
            """);
        await folder.RunAsync(1, "workflow", "run", "w");
        var run = await folder.Cli.RunAsync("workflow", "run", "w", "--fail-on", "medium", "--junit");
        Assert.Equal(0, run.Exit);
        Assert.Contains("tests=\"2\" failures=\"1\" errors=\"0\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("<failure message=\"a &lt; b\" type=\"AssertionFailure\">severity: low\nexpr: 1 &gt; 2</failure>", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1, 1]", "Duplicate step name after expansion")]
    [InlineData("'text'", "must evaluate to a list or map, got a string")]
    [InlineData("nonsense.x", "has no value")]
    public async Task Repetition_that_cannot_be_expanded_fails_its_step_with_the_reason(string expression, string reason)
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", $$$"""
            jobs:
              - name: a
                steps: [{ name: each, forEach: { item: x, in: "${{ {{{expression}}} }}" }, task: { type: assert, expr: "true", message: m } }]
            """);
        var run = await folder.RunAsync(1, "workflow", "run", "w");
        Assert.Contains(reason, (string)run["jobs"]![0]!["steps"]![0]!["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workflow_that_runs_itself_is_refused_with_the_chain()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("a", "jobs: [{ name: j, steps: [{ name: s, task: { type: workflow, workflowIdOrName: b } }] }]\n");
        folder.Add("b", "jobs: [{ name: j, steps: [{ name: s, task: { type: workflow, workflowIdOrName: a } }] }]\n");
        var run = await folder.RunAsync(1, "workflow", "run", "a");
        Assert.Contains("Workflow cycle detected: a -> b -> a", (string)run["jobs"]![0]!["steps"]![0]!["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_from_a_step_repeats_it_and_what_depends_on_it_only()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", """
            inputs: { properties: { ok: { type: boolean, default: false } } }
            jobs:
              - name: a
                steps:
                  - { name: first, task: { type: assert, expr: "true", message: m } }
                  - { name: second, dependsOn: [{ step: first, condition: { type: succeeded } }], task: { type: assert, expr: "inputs.ok", message: m } }
                  - { name: third, dependsOn: [{ step: second, condition: { type: succeeded } }], task: { type: assert, expr: "true", message: m } }
            """);
        await folder.RunAsync(1, "workflow", "run", "w");
        var run = await folder.RunAsync(0, "workflow", "resume", "w", "--from", "second", "--input", "ok=true");
        Assert.All(WorkflowFolder.Steps(run).Values, s => Assert.Equal("succeeded", s));
        Assert.Single(folder.Journal(run), e => (string?)e["stepName"] == "first" && (string?)e["status"] == "succeeded");
    }

    [Fact]
    public async Task Resume_of_a_run_whose_file_is_gone_goes_on_with_the_text_it_began_with()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", "jobs: [{ name: j, steps: [{ name: ask, task: { type: manual_approval, prompt: go } }] }]\n");
        var first = await folder.RunAsync(0, "workflow", "run", "w");
        await folder.RunAsync(0, "workflow", "approve", "w", "ask");
        File.Delete(Path.Combine(folder.Cli.Folder, "workflows", "workflow-w.yaml"));
        Assert.Equal("succeeded", (string)(await folder.RunAsync(0, "workflow", "resume", "w"))["status"]!);
        Assert.NotNull(first["id"]);
    }

    [Fact]
    public async Task Cancelled_suspended_run_has_no_open_step_and_cannot_be_approved()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("w", "jobs: [{ name: j, steps: [{ name: ask, task: { type: manual_approval, prompt: go } }] }]\n");
        await folder.RunAsync(0, "workflow", "run", "w");
        Assert.Equal("suspended", (string)(await folder.RunAsync(0, "workflow", "cancel", "w", "--reason", "no"))["cancelled"]![0]!["previousStatus"]!);
        var run = await folder.RunAsync(0, "workflow", "history", "w");
        Assert.Equal("cancelled", (string)run["status"]!);
        Assert.Equal("skipped", WorkflowFolder.Steps(run)["ask"]);
        Assert.Equal(1, (await folder.Cli.RunAsync("workflow", "approve", "w", "ask")).Exit);
    }

    [Fact]
    public async Task Secret_of_a_step_is_in_no_journal_and_no_record()
    {
        const string Secret = "h0rse-battery-staple";
        await using var folder = await WorkflowFolder.CreateAsync();
        Assert.Equal(0, (await folder.Cli.RunAsync("vault", "create", "local_encryption", "v", "--json")).Exit);
        Assert.Equal(0, (await folder.Cli.RunWithInputAsync(Secret, "vault", "put", "v", "k", "--json")).Exit);
        folder.Add("w", $$$"""
            jobs: [{ name: j, steps: [{ name: s, task: { {{{Shell}}}, inputs: { run: "echo $<< vault.get('v', 'k') >>" } } }] }]
            """.Replace("<<", "{{", StringComparison.Ordinal).Replace(">>", "}}", StringComparison.Ordinal));
        await folder.RunAsync(0, "workflow", "run", "w");
        Assert.Empty(Framework.SecretScan.Find(folder.Cli.Root, Secret));
    }

    private static void Environment(WorkflowFolder folder, string name, string value) => folder.Cli.With(name, value);
}
