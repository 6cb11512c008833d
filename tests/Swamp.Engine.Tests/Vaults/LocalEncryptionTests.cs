using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Vaults;
using Swamp.Engine.Vaults.LocalEncryption;

namespace Swamp.Engine.Tests.Vaults;

public sealed class LocalEncryptionTests : IAsyncLifetime
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly VaultWorld world = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Get_SecretsOfOtherImplementations_Open()
    {
        foreach (var vector in Vectors.All)
        {
            var name = $"v{Guid.NewGuid():N}";
            world.WritePrivate(world.FileOf(name, ".key"), vector.Key);
            world.WritePrivate(world.FileOf(name, "A.enc"), vector.File);

            var vault = await world.OpenAsync(name);

            Assert.Equal(vector.Value, await vault.GetAsync("A", CancellationToken.None));
        }
    }

    // VAULT-12 and EX-7, taken apart with nothing but the platform's primitives.
    [Theory]
    [InlineData("s3cr3t")]
    [InlineData("")]
    [InlineData("päss 🔑\nline two\n")]
    public async Task Put_Secret_WritesTheDocumentedFormat(string value)
    {
        var vault = await world.OpenAsync("team");
        await vault.PutAsync("API_KEY", value, null, CancellationToken.None);

        var text = await File.ReadAllTextAsync(world.FileOf("team", "API_KEY.enc"), CancellationToken.None);
        var json = (JsonObject)JsonNode.Parse(text)!;
        var (iv, data, salt) = (Bytes(json, "iv"), Bytes(json, "data"), Bytes(json, "salt"));
        var key = Rfc2898DeriveBytes.Pbkdf2(File.ReadAllBytes(world.FileOf("team", ".key")), salt, 100_000, HashAlgorithmName.SHA256, 32);
        using var aes = new AesGcm(key, 16);
        var plain = new byte[data.Length - 16];
        aes.Decrypt(iv, data.AsSpan(0, plain.Length), data.AsSpan(plain.Length), plain);

        Assert.Equal(value, Encoding.UTF8.GetString(plain));
        Assert.Equal(["iv", "data", "salt", "version"], json.Select(p => p.Key));
        Assert.Equal((12, 16, 2), (iv.Length, salt.Length, (int)json["version"]!));
        Assert.StartsWith("{\n  \"iv\": \"", text, StringComparison.Ordinal);
        Assert.EndsWith("\"version\": 2\n}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_SameValueTwice_UsesFreshSaltAndNonce()
    {
        var vault = await world.OpenAsync("team");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 3; i++)
        {
            await vault.PutAsync("K", "same", null, CancellationToken.None);
            var json = JsonNode.Parse(await File.ReadAllTextAsync(world.FileOf("team", "K.enc"), CancellationToken.None))!;
            Assert.True(seen.Add((string)json["salt"]!) & seen.Add((string)json["iv"]!) & seen.Add((string)json["data"]!));
        }
    }

    [Fact]
    public async Task Put_NewVault_FilesAndFoldersAreTheOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permissions.");
            return;
        }

        var vault = await world.OpenAsync("team");
        await vault.PutAsync("K", "v", null, CancellationToken.None);
        await vault.Annotations!.PutAsync("K", new SecretAnnotation { Notes = "n", UpdatedAt = "2026-03-04T05:06:07.089Z" }, CancellationToken.None);

        foreach (var file in new[] { ".key", "K.enc", Path.Combine(".annotations", "K.enc") })
        {
            Assert.Equal(Private, File.GetUnixFileMode(world.FileOf("team", file)));
        }

        for (var folder = world.FileOf("team", ".annotations"); folder != world.Layout.Local; folder = Path.GetDirectoryName(folder)!)
        {
            Assert.Equal(Private | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }
    }

    // VAULT-14.
    [Fact]
    public async Task Put_NoKeyYet_GeneratesTwoUuids()
    {
        var vault = await world.OpenAsync("team");
        await vault.PutAsync("K", "v", null, CancellationToken.None);

        var key = await File.ReadAllTextAsync(world.FileOf("team", ".key"), CancellationToken.None);
        Assert.Equal(72, key.Length);
        Assert.True(Guid.TryParseExact(key[..36], "D", out _) && Guid.TryParseExact(key[36..], "D", out _));
        Assert.Equal(key.ToLowerInvariant(), key);
    }

    [Fact]
    public async Task Put_EmptyKeyFile_CountsAsMissing()
    {
        world.WritePrivate(world.FileOf("team", ".key"), "");
        var vault = await world.OpenAsync("team");

        await vault.PutAsync("K", "v", null, CancellationToken.None);

        Assert.Equal(72, new FileInfo(world.FileOf("team", ".key")).Length);
        Assert.Equal("v", await vault.GetAsync("K", CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Put_ManyAtOnceInAnEmptyVault_AllUseOneKey(bool emptyFileExists)
    {
        if (emptyFileExists)
        {
            world.WritePrivate(world.FileOf("team", ".key"), "");
        }

        var configuration = await world.CreateAsync("team");
        var services = Enumerable.Range(0, 8).Select(_ => world.NewService()).ToList();
        await Task.WhenAll(services.Select((service, i) => Task.Run(() => service.PutAsync("team", $"K{i}", $"v{i}", null, "unknown", CancellationToken.None))));

        var vault = await world.Service.OpenAsync(configuration, CancellationToken.None);
        for (var i = 0; i < services.Count; i++)
        {
            Assert.Equal($"v{i}", await vault.GetAsync($"K{i}", CancellationToken.None));
            await services[i].DisposeAsync();
        }
    }

    // The same in a tight race: whoever gets a key must be able to rely on it from that moment on.
    [Fact]
    public async Task LoadOrCreate_ManyAtOnceAgainAndAgain_GiveTheKeyThatStays()
    {
        for (var round = 0; round < 100; round++)
        {
            var path = world.Folder[Path.Combine("keys", $"{round}", ".key")];
            using var start = new Barrier(4);
            var keys = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                async () =>
                {
                    start.SignalAndWait();
                    var key = new GeneratedKey(path, world.Folder["keys"], new Swamp.Engine.Identity.RandomIdGenerator(), TimeProvider.System);
                    using var material = await key.LoadOrCreateAsync(CancellationToken.None);
                    return Encoding.ASCII.GetString(material.Bytes);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap()));

            Assert.All(keys, key => Assert.Equal(File.ReadAllText(path), key));
        }
    }

    [Fact]
    public async Task Get_NoKeyFile_SaysSoAndMakesNone()
    {
        world.WritePrivate(world.FileOf("team", "A.enc"), Vectors.All[0].File);
        var vault = await world.OpenAsync("team");

        var error = await FailsAsync(() => vault.GetAsync("A", CancellationToken.None), ErrorCodes.VaultFailed);

        Assert.Contains(".key", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(world.FileOf("team", ".key")));
    }

    [Fact]
    public async Task Get_KeyFileOfOthersToo_RefusesWithTheCommandThatMendsIt()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permissions.");
            return;
        }

        var path = world.WritePrivate(world.FileOf("team", ".key"), Vectors.PythonKey);
        world.WritePrivate(world.FileOf("team", "A.enc"), Vectors.All[0].File);
        File.SetUnixFileMode(path, Private | UnixFileMode.GroupRead);
        var vault = await world.OpenAsync("team");

        var error = await FailsAsync(() => vault.GetAsync("A", CancellationToken.None), ErrorCodes.VaultFailed);

        Assert.Equal($"chmod 600 '{path}'", error.Error.Hint);
        File.SetUnixFileMode(path, Private);
        Assert.Equal(Vectors.All[0].Value, await vault.GetAsync("A", CancellationToken.None));
    }

    [Fact]
    public async Task Get_AnotherKey_SaysSoWithoutAnySecret()
    {
        world.WritePrivate(world.FileOf("team", ".key"), Vectors.NodeKey);
        world.WritePrivate(world.FileOf("team", "A.enc"), Vectors.All[0].File);
        var vault = await world.OpenAsync("team");

        var error = await FailsAsync(() => vault.GetAsync("A", CancellationToken.None), ErrorCodes.VaultFailed);

        Assert.Contains("another key", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Vectors.NodeKey, error.ToString(), StringComparison.Ordinal);

        // With the right key in place the same open vault works.
        world.WritePrivate(world.FileOf("team", ".key"), Vectors.PythonKey);
        Assert.Equal(Vectors.All[0].Value, await vault.GetAsync("A", CancellationToken.None));
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("{\"iv\":\"AAAA", "not JSON")]
    [InlineData("[]", "not an encrypted secret")]
    [InlineData("{}", "no 'salt'")]
    [InlineData("{\"salt\":\"AA==\",\"iv\":7,\"data\":\"\"}", "no 'iv'")]
    [InlineData("{\"salt\":\"AA==\",\"iv\":\"!\",\"data\":\"\"}", "not base64")]
    [InlineData("{\"salt\":\"AA==\",\"iv\":\"AAAA\",\"data\":\"\"}", "3 bytes")]
    [InlineData("{\"salt\":\"\",\"iv\":\"AAAAAAAAAAAAAAAA\",\"data\":\"\"}", "empty salt")]
    [InlineData("{\"salt\":\"AA==\",\"iv\":\"AAAAAAAAAAAAAAAA\",\"data\":\"AAAA\"}", "cut short")]
    [InlineData("{\"version\":3}", "newer program")]
    public async Task Get_DamagedFile_SaysWhatIsWrong(string file, string expected)
    {
        world.WritePrivate(world.FileOf("team", ".key"), Vectors.PythonKey);
        world.WritePrivate(world.FileOf("team", "A.enc"), file);
        var vault = await world.OpenAsync("team");

        var error = await FailsAsync(() => vault.GetAsync("A", CancellationToken.None), ErrorCodes.VaultFailed);

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"version\": 2", "\"version\": 1")]
    [InlineData(",\n  \"version\": 2", "")]
    [InlineData("\"version\": 2", "\"version\": \"2\"")]
    public async Task Get_OlderOrMissingVersion_IsTried(string old, string replacement)
    {
        world.WritePrivate(world.FileOf("team", ".key"), Vectors.PythonKey);
        world.WritePrivate(world.FileOf("team", "A.enc"), Vectors.All[0].File.Replace(old, replacement, StringComparison.Ordinal));
        var vault = await world.OpenAsync("team");

        Assert.Equal(Vectors.All[0].Value, await vault.GetAsync("A", CancellationToken.None));
    }

    [Fact]
    public void Decrypt_AnyChangedByte_IsNoticed()
    {
        using var cipher = new SecretCipher(new Swamp.Engine.Identity.RandomIdGenerator());
        var key = Encoding.ASCII.GetBytes(Vectors.PythonKey);
        var secret = cipher.Encrypt("the value", key);
        var gen = from part in Gen.Elements("iv", "data")
                  from at in Gen.Choose(0, 1000)
                  from flip in Gen.Choose(1, 255)
                  select (part, at, flip);
        Prop.ForAll(gen.ToArbitrary(), change =>
        {
            var (iv, data) = ((byte[])secret.Iv.Clone(), (byte[])secret.Data.Clone());
            var target = change.part == "iv" ? iv : data;
            target[change.at % target.Length] ^= (byte)change.flip;
            return Throws(() => cipher.Decrypt(new EncryptedSecret(secret.Salt, iv, data), key));
        }).QuickCheckThrowOnFailure();
        Assert.True(Throws(() => cipher.Decrypt(secret with { Data = secret.Data[..^1] }, key)));
        Assert.Equal("the value", cipher.Decrypt(secret, key));
    }

    [Fact]
    public void FromFile_AnyBytes_GivesASecretOrAProblem() => Prop.ForAll(Hostile().ToArbitrary(), bytes =>
    {
        try
        {
            EncryptedSecret.FromFile(bytes);
        }
        catch (InvalidDataException)
        {
            // a problem with words
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("../K")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a..b")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("")]
    public async Task Put_KeyThatLeadsElsewhere_IsRefused(string key)
    {
        var vault = await world.OpenAsync("team");

        await FailsAsync(() => vault.PutAsync(key, "v", null, CancellationToken.None), ErrorCodes.InvalidArgument);
        await FailsAsync(() => vault.GetAsync(key, CancellationToken.None), ErrorCodes.InvalidArgument);
        await FailsAsync(() => vault.Deletion!.DeleteAsync(key, CancellationToken.None), ErrorCodes.InvalidArgument);
    }

    [Theory]
    [InlineData("API_KEY")]
    [InlineData("a.b")]
    [InlineData(".key")]
    [InlineData("with space")]
    [InlineData("ü🔑")]
    [InlineData("-rf")]
    public async Task Put_UnusualKey_RoundTrips(string key)
    {
        var vault = await world.OpenAsync("team");
        await vault.PutAsync(key, "v", null, CancellationToken.None);

        Assert.Equal("v", await vault.GetAsync(key, CancellationToken.None));
        Assert.Equal([key], await vault.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Get_LinkOutOfTheVault_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Links need rights on Windows.");
            return;
        }

        world.WritePrivate(world.FileOf("other", "A.enc"), Vectors.All[0].File);
        var vault = await world.OpenAsync("team");
        await vault.PutAsync("B", "v", null, CancellationToken.None);
        File.CreateSymbolicLink(world.FileOf("team", "A.enc"), world.FileOf("other", "A.enc"));

        await FailsAsync(() => vault.GetAsync("A", CancellationToken.None), ErrorCodes.FileSystem);
    }

    // VAULT-19: sorted, and nothing that is not a secret.
    [Fact]
    public async Task List_ForeignFilesAround_GivesSortedKeysOnly()
    {
        var vault = await world.OpenAsync("team");
        foreach (var key in new[] { "b", "B", "a", "_x" })
        {
            await vault.PutAsync(key, "v", null, CancellationToken.None);
            await vault.Annotations!.PutAsync(key, new SecretAnnotation { Notes = "n", UpdatedAt = "2026-03-04T05:06:07.089Z" }, CancellationToken.None);
        }

        world.WritePrivate(world.FileOf("team", ".11111111-2222-4333-8444-555555555555.tmp"), "left by a crash");
        world.WritePrivate(world.FileOf("team", "notes.txt"), "x");

        Assert.Equal(["B", "_x", "a", "b"], await vault.ListAsync(CancellationToken.None));
    }

    // VAULT-18.
    [Fact]
    public async Task PutAndDelete_Annotations_AreKeptAndRemoved()
    {
        var vault = await world.OpenAsync("team");
        await vault.PutAsync("K", "1", null, CancellationToken.None);
        await vault.Annotations!.PutAsync("K", new SecretAnnotation { Url = "https://x", UpdatedAt = "2026-03-04T05:06:07.089Z" }, CancellationToken.None);
        await vault.RefreshHooks!.PutAsync("K", new RefreshHook { Command = "echo x", TtlMs = 1, Ttl = "1ms" }, CancellationToken.None);

        await vault.PutAsync("K", "2", null, CancellationToken.None);

        Assert.Equal("https://x", (await vault.Annotations.GetAsync("K", CancellationToken.None))!.Url);
        await vault.Deletion!.DeleteAsync("K", CancellationToken.None);
        Assert.Null(await vault.Annotations.GetAsync("K", CancellationToken.None));
        Assert.Null(await vault.RefreshHooks.GetAsync("K", CancellationToken.None));
        await FailsAsync(() => vault.Deletion.DeleteAsync("K", CancellationToken.None), ErrorCodes.SecretNotFound);
    }

    // VAULT-17: what stands in the files.
    [Fact]
    public async Task Notes_Plaintext_HasTheDocumentedShape()
    {
        var vault = await world.OpenAsync("team");
        await vault.Annotations!.PutAsync("K", new SecretAnnotation { Notes = "n", UpdatedAt = "2026-03-04T05:06:07.089Z" }, CancellationToken.None);
        await vault.RefreshHooks!.PutAsync("K", new RefreshHook { Command = "c", TtlMs = 90_000, Ttl = "90s" }, CancellationToken.None);

        Assert.Equal("""{"notes":"n","updatedAt":"2026-03-04T05:06:07.089Z"}""", Plaintext(".annotations"));
        Assert.Equal("""{"command":"c","ttlMs":90000,"ttl":"90s","lastRefreshedAt":null}""", Plaintext(".refresh"));
    }

    [Fact]
    public async Task SshKey_Unprotected_OpensWhatAnotherImplementationStored()
    {
        var path = world.WritePrivate(world.Folder["id_test"], Vectors.SshKey);
        world.WritePrivate(world.FileOf("team", "A.enc"), Vectors.UnderSshKey);
        var vault = await world.OpenAsync("team", new JsonObject { ["ssh_key_path"] = path });

        Assert.Equal(Vectors.UnderSshKeyValue, await vault.GetAsync("A", CancellationToken.None));
        await vault.PutAsync("B", "v", null, CancellationToken.None);
        Assert.False(File.Exists(world.FileOf("team", ".key")));
    }

    // VAULT-13: neither setting means the user's own key.
    [Fact]
    public async Task SshKey_NothingConfigured_IsTheOneInTheHomeFolder()
    {
        world.WritePrivate(world.Folder[Path.Combine("home", ".ssh", "id_rsa")], Vectors.SshKey);
        world.WritePrivate(world.FileOf("team", "A.enc"), Vectors.UnderSshKey);
        var vault = await world.OpenAsync("team", []);

        Assert.Equal(Vectors.UnderSshKeyValue, await vault.GetAsync("A", CancellationToken.None));
    }

    [Theory]
    [InlineData(Vectors.ProtectedOpenSshKey, "passphrase")]
    [InlineData(Vectors.ProtectedPemKey, "passphrase")]
    [InlineData(Vectors.ProtectedPkcs8Key, "passphrase")]
    [InlineData("ssh-ed25519 AAAA me@box", "not a private key")]
    [InlineData("-----BEGIN X-----\n!!!\n-----END X-----", "damaged")]
    [InlineData("-----BEGIN X-----\n-----END X-----", "empty")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA/////w==\n-----END OPENSSH PRIVATE KEY-----", "passphrase")]
    public async Task SshKey_Unusable_IsRefused(string key, string expected)
    {
        var path = world.WritePrivate(world.Folder["id_test"], key);
        var vault = await world.OpenAsync("team", new JsonObject { ["ssh_key_path"] = path });

        var error = await FailsAsync(() => vault.PutAsync("A", "v", null, CancellationToken.None), ErrorCodes.VaultFailed);

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Empty(await vault.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task SshKey_ReadableByOthers_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permissions.");
            return;
        }

        var path = world.WritePrivate(world.Folder["id_test"], Vectors.SshKey);
        File.SetUnixFileMode(path, Private | UnixFileMode.OtherRead);
        var vault = await world.OpenAsync("team", new JsonObject { ["ssh_key_path"] = path });

        var error = await FailsAsync(() => vault.PutAsync("A", "v", null, CancellationToken.None), ErrorCodes.VaultFailed);

        Assert.StartsWith("chmod 600", error.Error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SshKey_FailsWithAutoGenerate_FallsBackAndWarns()
    {
        var vault = await world.OpenAsync("team", new JsonObject { ["ssh_key_path"] = "/nowhere/key", ["auto_generate"] = true });

        await vault.PutAsync("A", "v", null, CancellationToken.None);

        Assert.Equal("v", await vault.GetAsync("A", CancellationToken.None));
        Assert.Contains("generated key", Assert.Single(world.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my.key")]
    [InlineData("keys/my.key")]
    [InlineData("~/my.key")]
    public async Task KeyFile_OtherPlace_IsUsed(string setting)
    {
        var vault = await world.OpenAsync("team", new JsonObject { ["auto_generate"] = true, ["key_file"] = setting });
        if (setting.Contains('/', StringComparison.Ordinal))
        {
            Directory.CreateDirectory(world.Folder["keys"]);
            Directory.CreateDirectory(world.Folder["home"]);
        }

        await vault.PutAsync("A", "v", null, CancellationToken.None);

        Assert.Equal("v", await vault.GetAsync("A", CancellationToken.None));
        var expected = setting switch
        {
            "my.key" => world.FileOf("team", "my.key"),
            "keys/my.key" => world.Folder[Path.Combine("keys", "my.key")],
            _ => world.Folder[Path.Combine("home", "my.key")],
        };
        Assert.Equal(72, new FileInfo(expected).Length);
    }

    private static byte[] Bytes(JsonObject json, string name) => Convert.FromBase64String((string)json[name]!);

    private static bool Throws(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (CryptographicException)
        {
            return true;
        }
    }

    private static Gen<byte[]> Hostile()
    {
        var file = Encoding.UTF8.GetBytes(Vectors.All[0].File);
        return Gen.OneOf(
            ArbMap.Default.GeneratorFor<byte[]>(),
            from cut in Gen.Choose(0, file.Length - 1) select file[..cut],
            from at in Gen.Choose(0, file.Length - 1)
            from value in Gen.Choose(0, 255)
            select (byte[])[.. file[..at], (byte)value, .. file[(at + 1)..]]);
    }

    private string Plaintext(string folder)
    {
        using var cipher = new SecretCipher(new Swamp.Engine.Identity.RandomIdGenerator());
        return cipher.Decrypt(
            EncryptedSecret.FromFile(File.ReadAllBytes(world.FileOf("team", Path.Combine(folder, "K.enc")))), File.ReadAllBytes(world.FileOf("team", ".key")));
    }

    private static async Task<SwampException> FailsAsync(Func<Task> action, string code)
    {
        var error = await Assert.ThrowsAsync<SwampException>(action);
        Assert.Equal(code, error.Code);
        return error;
    }
}
