using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Vaults;

public sealed class VaultCommandsTests : IAsyncLifetime
{
    private const string Secret = "pa'ss$wörd";

    private readonly CliFolder _cli = new();

    public async ValueTask InitializeAsync()
    {
        await _cli.RunAsync("init", "-t", "none");
        Assert.Equal(0, (await _cli.RunAsync("vault", "create", "local_encryption", "team")).Exit);
    }

    public ValueTask DisposeAsync()
    {
        _cli.Dispose();
        return ValueTask.CompletedTask;
    }

    // VCMD-1.
    [Fact]
    public async Task Create_Json_HasTheShape()
    {
        var outcome = await _cli.RunAsync("vault", "create", "local_encryption", "other", "--json");

        Assert.Equal((0, ""), (outcome.Exit, outcome.Error));
        Assert.Equal(
            """
            {
              "id": "00000000-0000-4000-8000-000000000001",
              "name": "other",
              "type": "local_encryption",
              "typeName": "Local Encryption",
              "config": {
                "auto_generate": true,
                "base_dir": "<root>/repo"
              }
            }

            """,
            outcome.Output);
        Assert.Equal("Created vault: \"third\" (\"Local Encryption\")\n", (await _cli.RunAsync("vault", "create", "local_encryption", "third")).Output);
    }

    [Theory]
    [InlineData("invalid_argument", "vault", "create", "local_encryption", "Team")]
    [InlineData("invalid_argument", "vault", "create", "nope", "x")]
    [InlineData("invalid_argument", "vault", "create", "mock", "x")]
    [InlineData("invalid_argument", "vault", "create", "aws", "x")]
    [InlineData("conflict", "vault", "create", "local_encryption", "team")]
    [InlineData("invalid_argument", "vault", "create", "local_encryption", "x", "--config", "{")]
    [InlineData("invalid_argument", "vault", "create", "local_encryption", "x", "--config", "[]")]
    [InlineData("invalid_argument", "vault", "create", "local_encryption", "x", "--config", "{\"auto_generate\":\"yes\"}")]
    [InlineData("invalid_argument", "vault", "create", "local_encryption", "x", "--config", "{\"keyfile\":\"x\"}")]
    [InlineData("invalid_argument", "vault", "create", "local_encryption")]
    [InlineData("vault_not_found", "vault", "put", "taem", "K", "v")]
    [InlineData("vault_not_found", "vault", "get", "taem")]
    [InlineData("vault_not_found", "vault", "get", "team", "-t", "mock")]
    [InlineData("invalid_argument", "vault", "get", "team", "K")]
    [InlineData("secret_not_found", "vault", "read-secret", "team", "NOPE")]
    [InlineData("secret_not_found", "vault", "inspect", "team", "NOPE")]
    [InlineData("secret_not_found", "vault", "delete", "team", "NOPE", "-y")]
    [InlineData("secret_not_found", "vault", "annotate", "team", "NOPE", "--notes", "x")]
    [InlineData("invalid_argument", "vault", "annotate", "team", "NOPE")]
    [InlineData("invalid_argument", "vault", "annotate", "team", "NOPE", "--clear", "--notes", "x")]
    [InlineData("invalid_argument", "vault", "annotate", "team", "NOPE", "--label", "x")]
    [InlineData("invalid_argument", "vault", "put", "team", "../K", "v")]
    [InlineData("invalid_argument", "vault", "put", "team", "K")]
    [InlineData("invalid_argument", "vault", "put", "team", "K", "v", "--label", "=x")]
    [InlineData("invalid_argument", "vault", "put", "team", "K", "v", "--refresh-from", "x")]
    [InlineData("invalid_argument", "vault", "put", "team", "K", "v", "--refresh-ttl", "1m")]
    [InlineData("invalid_argument", "vault", "put", "team", "K", "v", "--refresh-ttl", "0s", "--refresh-from", "x")]
    [InlineData("invalid_argument", "vault", "put", "team", "K", "v", "--refresh-ttl", "1x", "--refresh-from", "x")]
    [InlineData("invalid_argument", "vault", "put", "team", "K", "v", "--clear-refresh", "--refresh-ttl", "1m", "--refresh-from", "x")]
    [InlineData("invalid_argument", "vault", "migrate", "team", "--to-type", "local_encryption")]
    [InlineData("invalid_argument", "vault", "migrate", "team", "--to-type", "azure")]
    [InlineData("invalid_argument", "vault", "migrate", "team")]
    [InlineData("invalid_argument", "vault", "audit-trail", "--since", "1d", "--until", "2d")]
    [InlineData("invalid_argument", "vault", "audit-trail", "--since", "366d")]
    [InlineData("invalid_argument", "vault", "audit-trail", "--limit", "0")]
    public async Task Mistake_Json_FailsWithItsCodeAndWritesNothing(string code, params string[] arguments)
    {
        var outcome = await _cli.RunAsync([.. arguments, "--json"]);

        Assert.Equal((1, "", code), (outcome.Exit, outcome.Output, (string?)outcome.ErrorJson["code"]));
        Assert.False(Directory.Exists(Path.Combine(_cli.Folder, ".swamp", "secrets", "local_encryption")));
    }

    // VCMD-15, VCMD-12, VCMD-20.
    [Theory]
    [InlineData("one line\n", "one line")]
    [InlineData("one line\r\n", "one line")]
    [InlineData("one line", "one line")]
    [InlineData("two\nlines\n", "two\nlines\n")]
    [InlineData("\n\n", "\n\n")]
    [InlineData(" ", " ")]
    [InlineData(Secret, Secret)]
    public async Task Put_Piped_StoresWhatWasPiped(string piped, string expected)
    {
        var put = await _cli.RunWithInputAsync(piped, "vault", "put", "team", "K", "--label", "a=b", "--json");

        Assert.Equal((0, ""), (put.Exit, put.Error));
        Assert.Equal(
            """{"vaultName":"team","secretKey":"K","vaultType":"local_encryption","overwritten":false,"timestamp":"2026-03-04T05:06:07.089Z","labels":{"a":"b"}}""",
            put.Json.ToJsonString());
        Assert.Equal(expected, (await _cli.RunAsync("vault", "read-secret", "team", "K", "-y")).Output);
        var read = (await _cli.RunAsync("vault", "read-secret", "team", "K", "--json")).Json;
        Assert.Equal((expected, 4), ((string?)read["value"], read.Count));
    }

    // VCMD-11: the order of sources.
    [Fact]
    public async Task Put_Value_ArgumentBeatsAssignmentBeatsInput()
    {
        await _cli.RunWithInputAsync("piped", "vault", "put", "team", "A=x", "third");
        await _cli.RunWithInputAsync("piped", "vault", "put", "team", "B=x=y");
        await _cli.RunAsync("vault", "write-secret", "team", "C", "");

        Assert.Equal("third", (await _cli.RunAsync("vault", "read-secret", "team", "A=x", "-f")).Output);
        Assert.Equal("x=y", (await _cli.RunAsync("vault", "read-secret", "team", "B", "-f")).Output);
        Assert.Equal("", (await _cli.RunAsync("vault", "read-secret", "team", "C", "-f", "--json")).Json["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task Put_PipedBytesThatAreNoText_AreRefused()
    {
        using var terminal = new TestTerminal { Input = new MemoryStream([0xff, 0xfe, 0x00]), WorkingDirectory = _cli.Folder };

        var outcome = await _cli.RunWithTerminalAsync(terminal, "vault", "put", "team", "K");

        Assert.Equal(1, outcome.Exit);
        Assert.Contains("not UTF-8", outcome.Error, StringComparison.Ordinal);
    }

    // VCMD-13.
    [Fact]
    public async Task Put_ExistingKey_NeedsAYesUnlessJson()
    {
        await _cli.RunAsync("vault", "put", "team", "K", "1");

        var piped = await _cli.RunWithInputAsync("2", "vault", "put", "team", "K");
        var unattended = await _cli.RunAsync("vault", "put", "team", "K", "2");

        Assert.Equal((1, 1), (piped.Exit, unattended.Exit));
        Assert.Contains("exists already", piped.Error, StringComparison.Ordinal);
        Assert.Equal("1", (await _cli.RunAsync("vault", "read-secret", "team", "K", "-y")).Output);
        Assert.True((bool)(await _cli.RunWithInputAsync("3", "vault", "put", "team", "K", "--json")).Json["overwritten"]!);
        Assert.Equal(0, (await _cli.RunWithInputAsync("4", "vault", "put", "team", "K", "-f")).Exit);
        Assert.Equal("4", (await _cli.RunAsync("vault", "read-secret", "team", "K", "-y")).Output);
    }

    // GEN-13: a person is asked; the answer is on the terminal.
    [Theory]
    [InlineData("y\n", "2")]
    [InlineData("\n", "1")]
    public async Task Put_ExistingKeyOnATerminal_Asks(string answer, string expected)
    {
        await _cli.RunAsync("vault", "put", "team", "K", "1");
        using var terminal = new TestTerminal { Input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(answer)), InputIsTerminal = true, WorkingDirectory = _cli.Folder };

        var outcome = await _cli.RunWithTerminalAsync(terminal, "vault", "put", "team", "K", "2");

        Assert.Equal(0, outcome.Exit);
        Assert.Contains("[y/N]", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(expected, (await _cli.RunAsync("vault", "read-secret", "team", "K", "-y")).Output);
    }

    [Fact]
    public async Task ReadSecret_Unattended_NeedsAYes()
    {
        await _cli.RunAsync("vault", "put", "team", "K", Secret);

        var outcome = await _cli.RunAsync("vault", "read-secret", "team", "K");

        Assert.Equal((1, ""), (outcome.Exit, outcome.Output));
        Assert.DoesNotContain(Secret, outcome.Error, StringComparison.Ordinal);
    }

    // VCMD-20: what to do first, the provider's words second.
    [Fact]
    public async Task ReadSecret_MissingKey_SuggestsListKeys()
    {
        var lines = ((string?)(await _cli.RunAsync("vault", "read-secret", "team", "NOPE", "--json")).ErrorJson["error"])!.Split('\n');

        Assert.Contains("list-keys", lines[0], StringComparison.Ordinal);
        Assert.Equal("Vault 'team' has no secret 'NOPE'.", lines[1]);
    }

    // VCMD-2 to VCMD-4, VCMD-21, VCMD-40.
    [Fact]
    public async Task Listings_Json_HaveTheShapes()
    {
        await _cli.RunAsync("vault", "put", "team", "b", "1");
        await _cli.RunAsync("vault", "put", "team", "a", "1");

        Assert.Equal(
            """{"query":"te","results":[{"id":"00000000-0000-4000-8000-000000000001","name":"team","type":"local_encryption","createdAt":"2026-03-04T05:06:07.089Z"}]}""",
            (await _cli.RunAsync("vault", "search", "te")).Json.ToJsonString());
        Assert.Equal("""{"query":"zz","results":[]}""", (await _cli.RunAsync("vault", "list", "zz")).Json.ToJsonString());
        Assert.Equal(["id", "name", "type", "config", "createdAt", "storagePath"], (await _cli.RunAsync("vault", "get", "team")).Json.Select(p => p.Key));
        Assert.Equal(["id", "name", "type", "config", "createdAt"], (await _cli.RunAsync("vault", "describe", "team")).Json.Select(p => p.Key));
        Assert.Equal(
            """{"vaultName":"team","vaultType":"local_encryption","secretKeys":["a","b"],"count":2}""",
            (await _cli.RunAsync("vault", "list-keys", "team", "--json")).Json.ToJsonString());
        Assert.Equal("Vault \"team\" (local_encryption): 2 secrets\n- \"a\"\n- \"b\"\n", (await _cli.RunAsync("vault", "list-keys", "team")).Output);
        Assert.Equal("local_encryption", (string?)(await _cli.RunAsync("vault", "type", "search", "aes")).Json["results"]![0]!["type"]);
    }

    // VCMD-22, VCMD-25, VCMD-27.
    [Fact]
    public async Task AnnotateInspectDelete_Json_HaveTheShapes()
    {
        await _cli.RunAsync("vault", "put", "team", "K", "pä");
        var annotated = await _cli.RunAsync("vault", "annotate", "team", "K", "--url", "https://x", "--label", "a=1", "--label", "b=2", "--json");
        await _cli.RunAsync("vault", "annotate", "team", "K", "--notes", "n", "--remove-label", "a", "--json");

        Assert.Equal(
            """{"vaultName":"team","secretKey":"K","vaultType":"local_encryption","fieldsUpdated":["url","labels"],"cleared":false,"timestamp":"2026-03-04T05:06:07.089Z","annotation":{"url":"https://x","labels":{"a":"1","b":"2"},"updatedAt":"2026-03-04T05:06:07.089Z"}}""",
            annotated.Json.ToJsonString());
        Assert.Equal(
            """{"vaultName":"team","secretKey":"K","vaultType":"local_encryption","sizeBytes":3,"sizeChars":2,"valueType":"string","supportsAnnotations":true,"hasAnnotation":true,"annotation":{"url":"https://x","notes":"n","labels":{"b":"2"},"updatedAt":"2026-03-04T05:06:07.089Z"},"supportsRefreshHooks":true,"hasRefreshHook":false,"refreshHook":null}""",
            (await _cli.RunAsync("vault", "inspect", "team", "K", "--json")).Json.ToJsonString());
        Assert.Null((await _cli.RunAsync("vault", "annotate", "team", "K", "--clear", "--json")).Json["annotation"]);
        Assert.Equal(
            """{"vaultName":"team","secretKey":"K","vaultType":"local_encryption","timestamp":"2026-03-04T05:06:07.089Z"}""",
            (await _cli.RunAsync("vault", "delete", "team", "K", "--json")).Json.ToJsonString());
        Assert.True((bool)(await _cli.RunAsync("vault", "delete", "team", "K", "-f", "--json")).Json["noOp"]!);
    }

    // VCMD-14, VAULT-20, STATE-50 to STATE-54.
    [Fact]
    public async Task Refresh_Hook_RunsOnReadAndGoesWithClear()
    {
        await _cli.RunAsync("vault", "put", "team", "K", "old", "--refresh-from", "echo fresh", "--refresh-ttl", "90");

        Assert.Equal("fresh", (await _cli.RunAsync("vault", "read-secret", "team", "K", "-y")).Output);
        var hook = (await _cli.RunAsync("vault", "inspect", "team", "K", "--json")).Json["refreshHook"]!;
        Assert.Equal("""{"command":"echo fresh","ttlMs":90000,"ttl":"90s","lastRefreshedAt":"2026-03-04T05:06:07.089Z"}""", hook.ToJsonString());
        await _cli.RunAsync("vault", "put", "team", "K", "mine", "--clear-refresh", "-y");
        Assert.Equal("mine", (await _cli.RunAsync("vault", "read-secret", "team", "K", "-y")).Output);
    }

    // VCMD-35.
    [Fact]
    public async Task AuditTrail_Entries_AreListedOldestFirst()
    {
        await _cli.RunAsync("vault", "create", "local_encryption", "loud", "--audit-reads");
        await _cli.RunAsync("vault", "put", "loud", "K", Secret);
        await _cli.RunAsync("vault", "read-secret", "loud", "K", "-y");
        await _cli.RunAsync("vault", "delete", "loud", "K", "-y");

        var all = (await _cli.RunAsync("vault", "audit-trail", "--vault", "loud", "--json")).Json;
        var one = (await _cli.RunAsync("vault", "audit-trail", "--limit", "1", "--json")).Json;
        var text = await _cli.RunAsync("vault", "audit-trail", "--action", "GET");

        Assert.Equal(["put cli:vault-put", "get cli:vault-read-secret", "delete cli:vault-delete"], all["entries"]!.AsArray().Select(e => $"{e!["action"]} {e["callerContext"]}"));
        Assert.Equal((3, false), ((int)all["returnedCount"]!, (bool)all["truncated"]!));
        Assert.Equal((1, true), ((int)one["returnedCount"]!, (bool)one["truncated"]!));
        Assert.Equal("2026-03-04T05:06:07.089Z GET      loud (local_encryption)/K by cli:vault-read-secret\n", text.Output);
        Assert.Equal("No entries found.\n", (await _cli.RunAsync("vault", "audit-trail", "--action", "nope")).Output);
    }

    // VCMD-30, VCMD-31.
    [Fact]
    public async Task Migrate_FromAnotherProvider_CopiesEverythingUnderTheSameName()
    {
        _cli.Write(
            Path.Combine("repo", "vaults", "mock", "m.yaml"),
            "# ours\nid: 51f10000-0000-4000-8000-000000000001\nname: old\ntype: mock\nconfig:\n  A: one\n  B: two\nauditReads: true\n");

        var dry = await _cli.RunAsync("vault", "migrate", "old", "--to-type", "local_encryption", "--dry-run", "--json");
        var done = await _cli.RunAsync("vault", "migrate", "old", "--to-type", "local_encryption", "--json");

        Assert.Equal(
            """{"dryRun":true,"vaultName":"old","currentType":"mock","currentTypeName":"Mock","targetType":"local_encryption","targetTypeName":"Local Encryption","secretCount":2}""",
            dry.Json.ToJsonString());
        Assert.Equal(
            """{"vaultName":"old","previousType":"mock","newType":"local_encryption","newTypeName":"Local Encryption","secretsMigrated":2,"timestamp":"2026-03-04T05:06:07.089Z"}""",
            done.Json.ToJsonString());
        Assert.Equal("two", (await _cli.RunAsync("vault", "read-secret", "old", "B", "-y")).Output);
        var file = _cli.Read("repo/vaults/local_encryption/51f10000-0000-4000-8000-000000000001.yaml");
        Assert.StartsWith("# ours\n", file, StringComparison.Ordinal);
        Assert.Contains("auditReads: true", file, StringComparison.Ordinal);
        Assert.DoesNotContain("one", file, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_cli.Folder, "vaults", "mock", "m.yaml")));
    }

    // VCMD-5.
    [Fact]
    public async Task Edit_FromStandardInput_ReplacesTheFileOrLeavesIt()
    {
        const string Id = "00000000-0000-4000-8000-000000000001";
        var path = $"repo/vaults/local_encryption/{Id}.yaml";
        var before = _cli.Read(path);

        var broken = await _cli.RunWithInputAsync("id: [", "vault", "edit", "team");
        var otherId = await _cli.RunWithInputAsync(before.Replace(Id, "00000000-0000-4000-8000-000000000009", StringComparison.Ordinal), "vault", "edit", "team");
        Assert.Equal((1, 1, before), (broken.Exit, otherId.Exit, _cli.Read(path)));

        var edited = await _cli.RunWithInputAsync("# hi\n" + before.Replace("name: team", "name: crew", StringComparison.Ordinal), "vault", "edit", "team", "--json");
        Assert.Equal((0, "updated", "crew"), (edited.Exit, (string?)edited.Json["status"], (string?)edited.Json["name"]));
        Assert.StartsWith("# hi\n", _cli.Read(path), StringComparison.Ordinal);
    }

    // DOC-10, DOC-11.
    [Fact]
    public async Task Doctor_CleanRepository_Passes()
    {
        Assert.Equal("""{"overallStatus":"pass","scanned":0,"findings":[],"unresolved":[]}""", (await _cli.RunAsync("doctor", "secrets", "--json")).Json.ToJsonString());
        Assert.Equal(
            """{"overallStatus":"pass","scanned":0,"hasVault":true,"findings":[],"unresolved":[]}""",
            (await _cli.RunAsync("doctor", "vaults", "--json")).Json.ToJsonString());
    }

    // A broken configuration is reported, and the others keep working (VAULT-6).
    [Fact]
    public async Task Search_BrokenConfiguration_Warns()
    {
        _cli.Write(Path.Combine("repo", "vaults", "x.yaml"), "name: [");

        var outcome = await _cli.RunAsync("vault", "search", "--json");

        Assert.Single(outcome.Json["results"]!.AsArray());
        Assert.Contains("vaults/x.yaml", outcome.Error, StringComparison.Ordinal);
    }

    // No value ends up anywhere but in the vault, and nowhere on the screen.
    [Fact]
    public async Task Everything_AfterAllCommands_HoldsNoSecret()
    {
        var runs = new List<CliRun>
        {
            await _cli.RunWithInputAsync(Secret, "vault", "put", "team", "K", "--log-level", "trace"),
            await _cli.RunWithInputAsync(Secret, "vault", "put", "team", "K", "--json"),
            await _cli.RunWithInputAsync(Secret, "vault", "put", "team", "K"),
            await _cli.RunAsync("vault", "inspect", "team", "K"),
            await _cli.RunAsync("vault", "list-keys", "team"),
            await _cli.RunAsync("vault", "delete", "team", "../K", "-y"),
            await _cli.RunAsync("vault", "audit-trail"),
        };

        Assert.All(runs, run => Assert.False(SecretScan.IsIn(run.Output + run.Error, Secret)));
        Assert.Empty(SecretScan.Find(_cli.Root, Secret));
        Assert.Equal(Secret, (await _cli.RunAsync("vault", "read-secret", "team", "K", "-y")).Output);
    }
}
