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
        var whole = Read(bytes[..length], read);
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
        Read(bytes, read);
        var line = at / lines[0].Length;
        Assert.Equal(Enumerable.Range(0, line), read.Select(e => (int)e["n"]!));
    }

    private static void ReadAny(byte[]? bytes)
    {
        Assert.InRange(Read(bytes ?? [], []), 0, bytes?.Length ?? 0);
    }

    [Fact]
    public void Lines_longer_than_the_buffer_and_many_short_ones_are_read()
    {
        var entries = Enumerable.Range(0, 4000).Select(static i => new JsonObject { ["n"] = i, ["text"] = i % 1000 == 7 ? new string('x', 100_000) : "" }).ToList();
        var read = new List<JsonObject>();
        var bytes = entries.SelectMany(JournalFormat.Line).ToArray();
        Assert.Equal(bytes.Length, Read(bytes, read));
        Assert.Equal(entries.Select(static e => e.ToJsonString()), read.Select(static e => e.ToJsonString()));
        using var dribble = new Dribble(bytes);
        Assert.Equal(bytes.Length, JournalFormat.Read(dribble, onEntry: null));
    }

    [Fact]
    public void Reading_ends_where_the_reader_has_enough()
    {
        var bytes = Enumerable.Range(0, 8).SelectMany(static i => JournalFormat.Line(new JsonObject { ["n"] = i })).ToArray();
        using var stream = new MemoryStream(bytes);
        var seen = 0;
        Assert.Equal(bytes.Length / 8, JournalFormat.Read(stream, _ => ++seen > 1000));
        Assert.Equal(1, seen);
    }

    [Fact]
    public void Line_that_is_not_whole_is_told_when_whole_ones_follow()
    {
        var bytes = Enumerable.Range(0, 3).SelectMany(static i => JournalFormat.Line(new JsonObject { ["n"] = i })).ToArray();
        bytes[(bytes.Length / 3) + 12] ^= 1;
        var damaged = new List<int>();
        using var stream = new MemoryStream(bytes);
        Assert.Equal(bytes.Length / 3, JournalFormat.Read(stream, onEntry: null, damaged.Add));
        Assert.Equal([2], damaged);
    }

    private static long Read(byte[] bytes, List<JsonObject> read)
    {
        using var stream = new MemoryStream(bytes);
        return JournalFormat.Read(stream, entry =>
        {
            read.Add(entry);
            return true;
        });
    }

    /// <summary>Gives a few bytes at a time, as a disk may.</summary>
    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 777));
    }
}
