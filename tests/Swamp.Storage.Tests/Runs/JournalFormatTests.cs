using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Storage.Runs;

namespace Swamp.Storage.Tests.Runs;

public sealed class JournalFormatTests
{
    [Fact]
    public void Journal_cut_at_any_byte_gives_the_entries_before_the_cut() =>
        Prop.ForAll<string[], int>(static (texts, cut) => Cut(texts, cut)).QuickCheckThrowOnFailure();

    [Fact]
    public void Changed_byte_ends_the_reading_at_its_line() =>
        Prop.ForAll<byte, byte>(static (position, bit) => Change(position, bit)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_read_without_an_error() =>
        Prop.ForAll<byte[]>(static bytes => ReadAny(bytes)).QuickCheckThrowOnFailure();

    private static void Cut(string[]? texts, int cut)
    {
        var entries = (texts ?? []).Select(t => new JsonObject { ["k"] = t }).ToList();
        var bytes = entries.SelectMany(JournalFormat.Line).ToArray();
        var length = bytes.Length == 0 ? 0 : (int)((uint)cut % (uint)(bytes.Length + 1));
        var read = new List<JsonObject>();
        var whole = JournalFormat.Read(bytes.AsSpan(0, length), read.Add);
        Assert.True(whole <= length);
        Assert.Equal(entries.Take(read.Count).Select(e => e.ToJsonString()), read.Select(e => e.ToJsonString()));
        Assert.Equal(whole, entries.Take(read.Count).Sum(e => JournalFormat.Line(e).Length));
        Assert.True(read.Count == entries.Count || whole + JournalFormat.Line(entries[read.Count]).Length > length);
    }

    private static void Change(byte position, byte bit)
    {
        var lines = Enumerable.Range(0, 8).Select(i => JournalFormat.Line(new JsonObject { ["k"] = "step", ["n"] = i })).ToList();
        var bytes = lines.SelectMany(l => l).ToArray();
        var at = position % bytes.Length;
        bytes[at] ^= (byte)(1 << (bit % 8));
        var read = new List<JsonObject>();
        JournalFormat.Read(bytes, read.Add);
        var line = at / lines[0].Length;
        Assert.Equal(Enumerable.Range(0, line), read.Select(e => (int)e["n"]!));
    }

    private static void ReadAny(byte[]? bytes)
    {
        var read = 0;
        Assert.InRange(JournalFormat.Read(bytes ?? [], _ => read++), 0, bytes?.Length ?? 0);
    }
}
