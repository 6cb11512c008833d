using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Extensions.Archives;

namespace Swamp.Extensions.Tests.Archives;

public sealed class ArchiveTests
{
    private const string Manifest = "manifestVersion: 1\nname: \"@acme/thing\"\nversion: 2026.01.01.1\nmodels: [a.ts]\n";

    [Fact]
    public void Write_TheSameFilesInAnyOrder_GivesTheSameBytes()
    {
        var files = Files(("models/a.ts", "one"), ("models/b.ts", "two"), ("files/LICENSE", "three"));

        var one = ArchiveWriter.Write(files, "x", ArchiveLimits.Default);
        var other = ArchiveWriter.Write([.. Enumerable.Reverse(files)], "x", ArchiveLimits.Default);

        Assert.Equal(Digest.Of(one), Digest.Of(other));
        Assert.NotEqual(Digest.Of(one), Digest.Of(ArchiveWriter.Write(Files(("models/a.ts", "One")), "x", ArchiveLimits.Default)));
    }

    [Fact]
    public void WhatWasWritten_IsRead_AlsoLongPathsAndModes()
    {
        var deep = "files/" + string.Join('/', Enumerable.Repeat("a-folder-with-a-name", 7)) + "/" + new string('n', 70) + ".md";
        List<ArchiveFile> files = [.. Files(("models/ä.ts", "zwei"), (deep, new string('x', 3000)), ("files/empty.txt", "")), new ArchiveFile("files/tool", "#!"u8.ToArray(), IsExecutable: true)];

        var read = Read(ArchiveWriter.Write(files, "x", ArchiveLimits.Default));

        Assert.Equal(files.OrderBy(static f => f.Path, StringComparer.Ordinal).Select(Shown), read.Files.Select(Shown));
        Assert.Equal("@acme/thing", read.Manifest.Name);
    }

    [Fact]
    public void AnotherToolsTar_IsRead()
    {
        var folder = Directory.CreateTempSubdirectory("swamp-tar-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "extension/models"));
            File.WriteAllText(Path.Combine(folder, "extension/manifest.yaml"), Manifest);
            File.WriteAllText(Path.Combine(folder, "extension/models/a.ts"), "code");
            File.WriteAllText(Path.Combine(folder, "extension/models/._a.ts"), "what a mac leaves");
            File.WriteAllText(Path.Combine(folder, "extension/models", new string('l', 150) + ".ts"), "long");
            using var process = System.Diagnostics.Process.Start("tar", ["-czf", Path.Combine(folder, "x.tgz"), "-C", folder, "extension"]);
            process.WaitForExit();

            var read = Read(File.ReadAllBytes(Path.Combine(folder, "x.tgz")));

            Assert.Equal(["manifest.yaml", "models/a.ts", "models/" + new string('l', 150) + ".ts"], read.Files.Select(static f => f.Path));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("extension/../../etc/passwd", "is a way through folders")]
    [InlineData("/etc/passwd", "absolute")]
    [InlineData("extension/a\\..\\b", "backslash")]
    [InlineData("elsewhere/a.ts", "lies outside of extension/")]
    [InlineData("extension/con.ts", "reserved on Windows")]
    [InlineData("extension/a:b.ts", "holds ':'")]
    [InlineData("extension/a/./b", "is a way through folders")]
    [InlineData("extension/a//b", "is empty")]
    [InlineData("extension/\u001b[31m.ts", "\\u001b")]
    [InlineData("extension/.git/config", "hidden")]
    [InlineData("extension/models/.env", "hidden")]
    public void Path_ThatLeadsOutOrCannotTravel_IsRefused(string path, string problem) =>
        Assert.Contains(problem, Refused(Tar(Entry("extension/manifest.yaml", Manifest), Entry(path, "x"))), StringComparison.Ordinal);

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public void Link_OfAnyKind_IsRefused(TarEntryType type) =>
        Assert.Contains("'extension/models/a.ts' is a link", Refused(Tar(Entry("extension/manifest.yaml", Manifest), new UstarTarEntry(type, "extension/models/a.ts") { LinkName = "../../x" })), StringComparison.Ordinal);

    [Fact]
    public void Device_IsRefused() =>
        Assert.Contains("neither a file nor a folder", Refused(Tar(Entry("extension/manifest.yaml", Manifest), new UstarTarEntry(TarEntryType.Fifo, "extension/pipe"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("extension/models/a.ts", "there twice")]
    [InlineData("extension/models/A.ts", "there twice, the other time as 'models/a.ts'")]
    [InlineData("extension/models/a.ts/b.ts", "a file and a folder at once")]
    public void Double_IsRefused(string second, string problem) =>
        Assert.Contains(problem, Refused(Tar(Entry("extension/manifest.yaml", Manifest), Entry("extension/models/a.ts", "1"), Entry(second, "2"))), StringComparison.Ordinal);

    [Fact]
    public void Bomb_OfOneFileOrOfMany_IsRefused()
    {
        var limits = new ArchiveLimits { FileBytes = 1 << 20, UnpackedBytes = 4 << 20, Files = 50 };
        Assert.Contains("more than 1048576", Refused(Tar(Entry("extension/manifest.yaml", Manifest), Entry("extension/a", new string('0', 2 << 20))), limits), StringComparison.Ordinal);
        Assert.Contains("unpacks to more than", Refused(Tar([.. Enumerable.Range(0, 9).Select(static i => Entry($"extension/{i}", new string('0', 1 << 20)))]), limits), StringComparison.Ordinal);
        Assert.Contains("more than 50 files", Refused(Tar([.. Enumerable.Range(0, 60).Select(static i => Entry($"extension/{i}", ""))]), limits), StringComparison.Ordinal);
    }

    [Fact]
    public void Header_ThatPromisesGigabytes_CostsNoMemory()
    {
        var tar = Unzipped(Tar(Entry("extension/manifest.yaml", Manifest)));
        foreach (var type in "0LxgK")
        {
            var header = tar[..512];
            Encoding.ASCII.GetBytes("77777777777\0").CopyTo(header, 124);
            header[156] = (byte)type;
            Assert.NotNull(Refused(Zipped(WithSum(header))));
        }
    }

    [Fact]
    public void CutOff_AtAnyPlace_IsRefused()
    {
        var archive = ArchiveWriter.Write(Files(("models/a.ts", new string('x', 2000))), "x", ArchiveLimits.Default);
        for (var length = 0; length < archive.Length; length++)
        {
            Refused(archive[..length]);
        }

        var tar = Unzipped(archive);
        for (var blocks = 0; blocks < (tar.Length / 512) - 2; blocks++)
        {
            Refused(Zipped(tar[..(blocks * 512)]));
        }
    }

    [Fact]
    public void Compression_ThatIsDamaged_IsSaidToBe()
    {
        var archive = ArchiveWriter.Write(Files(("models/a.ts", "one")), "x", ArchiveLimits.Default);
        archive[^8] ^= 1;
        Assert.Contains("its compressed content is damaged", Refused(archive), StringComparison.Ordinal);
        archive[15] ^= 0xff;
        Assert.Contains("its compressed content is damaged", Refused(archive), StringComparison.Ordinal);
    }

    [Fact]
    public void SomethingElse_IsRefusedWithItsReason()
    {
        Assert.Contains("no gzip file", Refused("<html>not found, sorry</html>"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("holds no manifest.yaml", Refused(Tar(Entry("extension/models/a.ts", "x"))), StringComparison.Ordinal);
        Assert.Contains("version: expected", Refused(Tar(Entry("extension/manifest.yaml", Manifest.Replace("2026.01.01.1", "1.0", StringComparison.Ordinal)))), StringComparison.Ordinal);
    }

    /// <summary>Whatever bytes come, the answer is an archive or an error of ours; never another exception, never a path that leads out.</summary>
    [Fact]
    public void Reader_OverAlteredArchives_AnswersOrRefuses()
    {
        var tar = Unzipped(Tar(Entry("extension/manifest.yaml", Manifest), Entry("extension/models/a.ts", "code"), Entry("extension/" + new string('p', 120) + "/q.ts", "long")));
        var alteration = Gen.Zip(Gen.Choose(0, tar.Length - 1), Gen.Choose(0, 255)).ArrayOf(6);
        Prop.ForAll(
            alteration.ToArbitrary(),
            changes =>
            {
                var altered = (byte[])tar.Clone();
                foreach (var (at, value) in changes)
                {
                    altered[at] = (byte)value;
                }

                for (var at = 0; at + 512 <= altered.Length; at += 512)
                {
                    // The check sums are made right again, or hardly anything would get past them.
                    WithSum(altered.AsSpan(at, 512)).CopyTo(altered, at);
                }

                try
                {
                    return Read(Zipped(altered)).Files.All(static f => ArchivePath.Problem(f.Path, ArchiveLimits.Default) is null);
                }
                catch (SwampException exception)
                {
                    return exception.Code == ErrorCodes.InvalidArchive;
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Prop.ForAll(
            Gen.Choose(0, 255).Select(static i => (byte)i).ArrayOf().ToArbitrary(),
            static noise =>
            {
                Refused([0x1f, 0x8b, 8, 0, .. noise]);
                return true;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Theory]
    [InlineData("../x.ts")]
    [InlineData("a\\b.ts")]
    [InlineData("nul")]
    public void Write_OfAPathThatCannotTravel_IsRefused(string path) =>
        Assert.Equal(ErrorCodes.InvalidArchive, Assert.Throws<SwampException>(() => ArchiveWriter.Write([new ArchiveFile(path, default)], "x", ArchiveLimits.Default)).Code);

    [Fact]
    public void Write_OfPathsThatAreOneOnSomeSystems_IsRefused() =>
        Assert.Throws<SwampException>(() => ArchiveWriter.Write(Files(("a/B.ts", ""), ("a/b.ts", "")), "x", ArchiveLimits.Default));

    private static string Shown(ArchiveFile file) => $"{file.Path} {file.IsExecutable} {Digest.Hex(file.Content.Span)}";

    private static List<ArchiveFile> Files(params (string Path, string Text)[] files) =>
        [new ArchiveFile("manifest.yaml", Encoding.UTF8.GetBytes(Manifest)), .. files.Select(static f => new ArchiveFile(f.Path, Encoding.UTF8.GetBytes(f.Text)))];

    private static ExtensionArchive Read(byte[] archive, ArchiveLimits? limits = null) => ArchiveReader.Read(archive, "@acme/thing", limits ?? ArchiveLimits.Default, CancellationToken.None);

    private static string Refused(byte[] archive, ArchiveLimits? limits = null)
    {
        var error = Assert.Throws<SwampException>(() => Read(archive, limits)).Error;
        Assert.Equal(ErrorCodes.InvalidArchive, error.Code);
        return error.Message;
    }

    private static UstarTarEntry Entry(string name, string text) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    private static byte[] Tar(params System.Formats.Tar.TarEntry[] entries)
    {
        using var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                writer.WriteEntry(entry);
            }
        }

        return Zipped(bytes.ToArray());
    }

    private static byte[] Zipped(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return bytes.ToArray();
    }

    private static byte[] Unzipped(byte[] archive)
    {
        using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] WithSum(ReadOnlySpan<byte> block)
    {
        var header = block.ToArray();
        if (!header.AsSpan(257, 5).SequenceEqual("ustar"u8))
        {
            return header;
        }

        header.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(static b => b), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        return header;
    }
}
