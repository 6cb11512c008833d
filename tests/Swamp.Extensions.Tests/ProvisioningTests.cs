using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Processes;
using Swamp.Extensions.Provisioning;

namespace Swamp.Extensions.Tests;

public sealed class ProvisioningTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];
    private readonly string folder = Directory.CreateTempSubdirectory("swamp-deno-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Configuration_TheScopeThenTheEnvironmentThenTheFiles()
    {
        Assert.Equal("http://scope.test/", NpmConfiguration.Read("@deno", None, ["@deno:registry=http://scope.test", "registry=http://other.test/"]).Registry!.ToString());
        Assert.Equal("http://env.test/npm/", NpmConfiguration.Read("@deno", new Dictionary<string, string> { ["npm_config_registry"] = "http://env.test/npm" }, ["registry=http://file.test/"]).Registry!.ToString());
        Assert.Equal("http://file.test/", NpmConfiguration.Read("@deno", None, ["; nothing", "# registry=http://no.test\nregistry = \"http://file.test/\""]).Registry!.ToString());
        Assert.Null(NpmConfiguration.Read("@deno", None, ["registry=ftp://no.test/", "fund=false"]).Registry);
    }

    [Fact]
    public void Configuration_CredentialsOfTheRegistryAndNoOther()
    {
        var variables = new Dictionary<string, string> { ["TOKEN"] = "t0k" };
        const string file = "registry=http://file.test/npm/\n//file.test/npm/:_authToken=${TOKEN}\n//other.test/:_authToken=wrong";
        Assert.Equal("Bearer t0k", NpmConfiguration.Read("@deno", variables, [file]).Authorization);
        Assert.DoesNotContain("t0k", NpmConfiguration.Read("@deno", variables, [file]).ToString(), StringComparison.Ordinal);
        Assert.Null(NpmConfiguration.Read("@deno", variables, ["registry=http://third.test/\n" + file.Split('\n', 2)[1]]).Authorization);
    }

    [Fact]
    public void Configuration_WhateverTheFileHolds_IsRead() => Prop.ForAll<string>(static text =>
    {
        _ = NpmConfiguration.Read("@deno", new Dictionary<string, string> { ["A"] = "${A}" }, [text ?? "", $"registry=${{A}}{text}", $"a={text}${{"]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Archive_WithAnotherHash_IsRefused()
    {
        var archive = await ArchiveAsync("package/deno");
        var error = await Assert.ThrowsAsync<SwampException>(() => NpmDenoFetcher.VerifyAsync(DenoRelease.All[0], archive, CancellationToken.None));
        Assert.Equal(ErrorCodes.DataCorrupt, error.Error.Code);
    }

    [Fact]
    public async Task Archive_WithTheHash_GivesTheExecutable()
    {
        var archive = await ArchiveAsync("package/deno");
        var release = DenoRelease.All[0] with { Integrity = "sha512-" + Convert.ToBase64String(SHA512.HashData(await File.ReadAllBytesAsync(archive))) };
        var path = Path.Combine(folder, "deno");

        await NpmDenoFetcher.VerifyAsync(release, archive, CancellationToken.None);
        await NpmDenoFetcher.UnpackAsync(release, archive, path, CancellationToken.None);

        Assert.Equal("#!/bin/sh\n", await File.ReadAllTextAsync(path));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));
        await Assert.ThrowsAsync<SwampException>(async () => await NpmDenoFetcher.UnpackAsync(release, await ArchiveAsync("package/other"), path, CancellationToken.None));
    }

    [Fact]
    public async Task Fetching_WithoutANetwork_SaysWhatToDo()
    {
        var variables = new Dictionary<string, string> { ["npm_config_registry"] = "http://ann:s3cret@127.0.0.1:9/" };
        var fetcher = new NpmDenoFetcher(new NpmConfigurationReader(variables, folder, folder, ProcessRunners.ForThisSystem()), static (_, _) => ValueTask.CompletedTask);
        var path = Path.Combine(folder, "deno", "deno");

        var error = await Assert.ThrowsAsync<SwampException>(() => fetcher.FetchAsync(DenoRelease.All[0], path, CancellationToken.None));

        Assert.Equal(ErrorCodes.MissingDependencies, error.Error.Code);
        Assert.Contains("SWAMP_DENO", error.Error.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.Error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
    }

    private async Task<string> ArchiveAsync(string name)
    {
        var path = Path.Combine(folder, Guid.NewGuid() + ".tgz");
        await using var file = File.Create(path);
        await using var zip = new GZipStream(file, CompressionLevel.Fastest);
        await using var tar = new TarWriter(zip);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream("#!/bin/sh\n"u8.ToArray()) });
        return path;
    }
}
