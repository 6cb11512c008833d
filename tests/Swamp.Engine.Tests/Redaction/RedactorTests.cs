using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Redaction;

namespace Swamp.Engine.Tests.Redaction;

public sealed class RedactorTests
{
    private const string Plain = "s3cr3t-value";
    private const string Awkward = "p'a\"s$s\\w`ö r/d+&<x>";

    [Theory]
    [InlineData(Plain)]
    [InlineData(Awkward)]
    public void Redact_KnownForms_AreAllMasked(string secret)
    {
        var redactor = With(secret);
        var utf8 = Encoding.UTF8.GetBytes(secret);
        string[] forms =
        [
            secret,
            JsonSerializer.Serialize(secret).Trim('"'),
            JsonValue.Create(secret).ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Trim('"'),
            Convert.ToBase64String(utf8),
            Convert.ToBase64String(utf8).TrimEnd('='),
            Convert.ToBase64String(utf8).Replace('+', '-').Replace('/', '_'),
            Uri.EscapeDataString(secret),
            WebUtility.UrlEncode(secret),
            WebUtility.HtmlEncode(secret),
            secret.Replace("'", "'\\''", StringComparison.Ordinal),
        ];

        Assert.All(forms, form => Assert.Equal("[***]", redactor.Redact($"[{form}]")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("u")]
    [InlineData("us")]
    [InlineData("user")]
    public void Redact_InsideOtherBase64_LeavesNothingThatOnlyTheSecretExplains(string before)
    {
        var redactor = With(Plain);
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}:{Plain}:rest"));

        var clean = redactor.Redact(encoded);

        Assert.Contains(Redactor.Mask, clean, StringComparison.Ordinal);
        Assert.True(clean.Length <= encoded.Length - (Plain.Length * 8 / 6) + 2 + Redactor.Mask.Length, clean);
    }

    // SEC-3, LIM-28.
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    public void Register_TooShort_IsIgnored(string secret)
    {
        var redactor = With(secret);

        Assert.True(redactor.IsEmpty);
        Assert.Equal("ab ab", redactor.Redact("ab ab"));
    }

    [Fact]
    public void Redact_NothingFound_GivesTheSameInstance()
    {
        var (text, node) = ("nothing here", JsonNode.Parse("""{"a":["b",1]}""")!);
        var redactor = With(Plain);

        Assert.Same(text, redactor.Redact(text));
        Assert.Same(node, redactor.Redact(node));
        Assert.Same(text, new Redactor().Redact(text));
    }

    [Theory]
    [InlineData("abcdef", "defghi", "xabcdefghix", "x***x")]
    [InlineData("abc", "abcdef", "abcdef abc", "*** ***")]
    [InlineData("bcd", "abcdef", "abcdeg", "a***eg")]
    [InlineData("abc", "cba", "abcba", "***")]
    [InlineData("aaa", "zzz", "aaaaaaa", "***")]
    public void Redact_OverlappingSecrets_LeaveNothingBehind(string one, string other, string text, string expected) =>
        Assert.Equal(expected, With(one, other).Redact(text));

    [Fact]
    public void Redact_LinesOfALongSecret_AreMaskedOnTheirOwn()
    {
        var redactor = With("-----BEGIN KEY-----\nMIIEowIBAAKCAQEA\n  short\nxy\nq8PZ0rr1==\n-----END KEY-----\n");

        Assert.Equal("*** and ***", redactor.Redact("MIIEowIBAAKCAQEA and q8PZ0rr1=="));
        Assert.Equal("xy -----BEGIN KEY-----", redactor.Redact("xy -----BEGIN KEY-----"));
    }

    [Fact]
    public void Redact_NewlineAtTheEndOfTheSecret_DoesNotMatter() => Assert.Equal("<***>", With("token\n").Redact("<token>"));

    [Fact]
    public void Redact_Json_HidesTextsKeysAndEqualNumbers()
    {
        var redactor = With(Plain, "12345");
        var node = JsonNode.Parse($$"""{"{{Plain}}":1,"***":2,"list":["x {{Plain}}",12345,123456,null,true],"deep":{"a":"b"} }""");

        var clean = redactor.Redact(node)!;

        Assert.Equal("""{"***":1,"***-2":2,"list":["x ***","***",123456,null,true],"deep":{"a":"b"}}""", clean.ToJsonString());
        Assert.Contains(Plain, node!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Register_JsonValue_RegistersItsLeavesAndItsText()
    {
        var redactor = new Redactor();
        redactor.Register(JsonNode.Parse("""{"user":"alice","pin":4711,"list":["hunter2"],"on":true}"""));

        Assert.Equal("*** *** ***", redactor.Redact("alice 4711 hunter2"));
        Assert.Equal("true", redactor.Redact("true"));
        Assert.Equal("***", redactor.Redact("""{"user":"alice","pin":4711,"list":["hunter2"],"on":true}"""));
    }

    [Fact]
    public void Push_SecretRegisteredWhileStreaming_CountsFromThenOn()
    {
        var redactor = With(Plain);
        var (stream, output) = (redactor.OpenText(), new ArrayBufferWriter<char>());
        stream.Push("later-secret s3c", output);
        redactor.Register("later-secret");
        stream.Push("r3t-value later-", output);
        stream.Push("secret s3cr", output);
        stream.Finish(output);

        Assert.Equal("later-secret *** *** s3cr", new string(output.WrittenSpan));
    }

    [Fact]
    public void Push_FirstSecretRegisteredLate_CountsFromThenOn()
    {
        var redactor = new Redactor();
        var (stream, output) = (redactor.OpenText(), new ArrayBufferWriter<char>());
        stream.Push(Plain, output);
        redactor.Register(Plain);
        stream.Push(Plain, output);
        stream.Finish(output);

        Assert.Equal(Plain + "***", new string(output.WrittenSpan));
    }

    // No registered secret survives, whatever way the text is cut, and the rest is the same to the byte.
    [Fact]
    public void Push_AnyChunking_GivesWhatTheWholeTextGives() => Prop.ForAll(Cases().ToArbitrary(), c =>
    {
        var redactor = With([.. c.Secrets]);
        var whole = redactor.Redact(c.Text);

        return whole == Chunked(redactor, c.Text, c.Cuts)
            && whole == ChunkedBytes(redactor, c.Text, c.Cuts)
            && c.Secrets.Where(static s => s.Length >= 3).All(s => !whole.Contains(s, StringComparison.Ordinal))
            && whole == Expected(c.Text, c.Secrets);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Push_BytesThatAreNotText_PassUnchanged() => Prop.ForAll(
        (from bytes in ArbMap.Default.GeneratorFor<byte[]>() from cuts in Gen.Choose(1, 9).ListOf(20) select (bytes, cuts)).ToArbitrary(),
        c =>
        {
            var (stream, output) = (With(Plain).OpenBytes(), new ArrayBufferWriter<byte>());
            Cut(c.bytes, [.. c.cuts], piece => stream.Push(piece, output));
            stream.Finish(output);
            return output.WrittenSpan.SequenceEqual(c.bytes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Register_WhileOthersStream_IsSafe()
    {
        var redactor = new Redactor();
        using var stop = new CancellationTokenSource();
        var streams = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var (stream, output) = (redactor.OpenText(), new ArrayBufferWriter<char>());
            while (!stop.IsCancellationRequested)
            {
                stream.Push("some secret-7 text that goes on ", output);
                output.ResetWrittenCount();
            }
        })).ToList();
        for (var i = 0; i < 300; i++)
        {
            redactor.Register($"secret-{i}");
        }

        await stop.CancelAsync();
        await Task.WhenAll(streams);
        Assert.Equal("***", redactor.Redact("secret-7"));
    }

    [Fact]
    public void Redact_LongRunsOfTheSameUnit_TakeLinearTime()
    {
        // A quadratic search would look at 10^11 units here.
        var redactor = With(new string('a', 100_000) + "b");
        var (stream, output) = (redactor.OpenText(), new ArrayBufferWriter<char>());
        var piece = new string('a', 10_000);
        for (var i = 0; i < 100; i++)
        {
            stream.Push(piece, output);
        }

        stream.Push("b", output);
        stream.Finish(output);

        Assert.Equal(new string('a', 900_000) + "***", new string(output.WrittenSpan));
    }

    private static Redactor With(params string[] secrets)
    {
        var redactor = new Redactor();
        foreach (var secret in secrets)
        {
            redactor.Register(secret);
        }

        return redactor;
    }

    // Texts over few letters, so that secrets occur, overlap and begin without ending. Their encoded forms are over other letters.
    private static Gen<(string Text, IReadOnlyList<string> Secrets, IReadOnlyList<int> Cuts)> Cases()
    {
        var letters = Gen.Elements('a', 'b', 'c', 'ö', '\n', ' ');
        var secret = from length in Gen.Choose(1, 7) from chars in letters.ArrayOf(length) select new string(chars);
        return from count in Gen.Choose(0, 4)
               from secrets in secret.ListOf(count)
               from length in Gen.Choose(0, 120)
               from noise in letters.ArrayOf(length)
               from at in Gen.Choose(0, length)
               from cuts in Gen.Choose(1, 9).ListOf(60)
               let text = new string(noise)
               select (secrets.Count > 0 ? text.Insert(at, secrets[0]) : text, (IReadOnlyList<string>)[.. secrets], (IReadOnlyList<int>)[.. cuts]);
    }

    /// <summary>The slow and obvious way: mark every place that any form of a secret covers.</summary>
    private static string Expected(string text, IReadOnlyList<string> secrets)
    {
        var places = new List<(int From, int To)>();
        foreach (var form in secrets.SelectMany(SecretForms.Of))
        {
            for (var at = text.IndexOf(form, StringComparison.Ordinal); at >= 0; at = text.IndexOf(form, at + 1, StringComparison.Ordinal))
            {
                places.Add((at, at + form.Length));
            }
        }

        var (result, position) = (new StringBuilder(), 0);
        places.Sort();
        for (var i = 0; i < places.Count;)
        {
            var (from, to) = places[i];
            for (i++; i < places.Count && places[i].From < to; i++)
            {
                to = Math.Max(to, places[i].To);
            }

            result.Append(text, position, from - position).Append("***");
            position = to;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static string Chunked(Redactor redactor, string text, IReadOnlyList<int> cuts)
    {
        var (stream, output) = (redactor.OpenText(), new ArrayBufferWriter<char>());
        Cut<char>(text.ToCharArray(), cuts, piece => stream.Push(piece, output));
        stream.Finish(output);
        return new string(output.WrittenSpan);
    }

    private static string ChunkedBytes(Redactor redactor, string text, IReadOnlyList<int> cuts)
    {
        var (stream, output) = (redactor.OpenBytes(), new ArrayBufferWriter<byte>());
        Cut<byte>(Encoding.UTF8.GetBytes(text), cuts, piece => stream.Push(piece, output));
        stream.Finish(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Cut<T>(T[] all, IReadOnlyList<int> cuts, Action<T[]> take)
    {
        for (var (at, i) = (0, 0); at < all.Length; i++)
        {
            var length = Math.Min(cuts[i % cuts.Count], all.Length - at);
            take(all[at..(at + length)]);
            at += length;
        }
    }
}
