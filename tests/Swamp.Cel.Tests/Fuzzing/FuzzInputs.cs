using System.Text;
using Swamp.Cel.Tests.Conformance;
using Swamp.Cel.Tests.Documentation;
using Swamp.Cel.Tests.Generation;

namespace Swamp.Cel.Tests.Fuzzing;

/// <summary>Inputs for the fuzz loop: mutations of known expressions, generated ones, and noise.</summary>
internal sealed class FuzzInputs
{
    private static readonly string[] s_tokens =
    [
        "(", ")", "[", "]", "{", "}", ".", ",", ":", "?", ".?", "[?", "&&", "||", "!", "-", "==", "in", "+", "*", "/", "%", "<", ">=", "'", "\"", "'''", "`", "\\", "r'", "b'", "0x", "1e", "u",
        "true", "null", "has(", "cel.bind(", ".map(", ".all(", ".exists_one(", ".matches(", "'('", "x", "i", "s", "9223372036854775808", "// ", "\n", "😀", "\ud800", "\udc00", "\0", "size(",
        "optional.of(", ".orValue(", ".format(", "'%d'", "timestamp(", "duration(", "'1h'", ".getHours('", "namespace", "google.protobuf.Timestamp", "{a: 1}", ".json()", "b'\\x22\\x5cud800\\x22'", "@", "$", "..",
    ];

    private static readonly Lazy<string[]> s_corpus = new(static () =>
    [
        .. ConformanceCase.Load("conformance.json").Select(static c => c.Expression),
        .. ConformanceCase.Load("parsing.json").Select(static c => c.Expression).Where(static e => e.Length < 2000),
        .. DocumentedExamples.Load().All.Select(static e => e.Expression),
    ]);

    private readonly Random random;
    private readonly ExprGenerator generator;

    public FuzzInputs(int seed)
    {
        random = new Random(seed);
        generator = new ExprGenerator(random, hasExtensions: true, mistakes: 0.05);
    }

    public string Next() => random.Next(20) switch
    {
        < 6 => Mutated(s_corpus.Value[random.Next(s_corpus.Value.Length)]),
        < 13 => generator.Any(random.Next(1, 6)),
        < 17 => Mutated(generator.Any(random.Next(1, 4))),
        17 => Soup(),
        18 => Units(),
        _ => Encoding.UTF8.GetString(Noise(random.Next(1, 60))),
    };

    private string Mutated(string text)
    {
        if (text.Length > 400) text = text[..random.Next(400)];
        var result = new StringBuilder(text);
        for (var i = random.Next(1, 4); i > 0; i--) Mutate(result);
        return result.ToString();
    }

    private void Mutate(StringBuilder text)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(text.Length - at, random.Next(1, 8));
        switch (random.Next(9))
        {
            case 0: text.Remove(at, length); break;
            case 1: text.Insert(at, text.ToString(at, length)); break;
            case 2 or 3: text.Insert(at, s_tokens[random.Next(s_tokens.Length)]); break;
            case 4: text.Remove(at, length).Insert(at, s_tokens[random.Next(s_tokens.Length)]); break;
            case 5: text.Insert(at, (char)random.Next(char.MaxValue + 1)); break;
            case 6 when at < text.Length: text[at] = (char)(text[at] ^ (1 << random.Next(8))); break;
            case 7:
                var other = s_corpus.Value[random.Next(s_corpus.Value.Length)];
                text.Length = at;
                text.Append(other.AsSpan(random.Next(other.Length + 1)));
                break;
            default: Repeat(text, at); break;
        }
    }

    /// <summary>Nests or repeats, seldom so much that limits are met.</summary>
    private void Repeat(StringBuilder text, int at)
    {
        var times = random.Next(50) == 0 ? random.Next(2000) : random.Next(6);
        text.Insert(at, s_tokens[random.Next(s_tokens.Length)], times);
    }

    private string Soup()
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 12); i > 0; i--) text.Append(s_tokens[random.Next(s_tokens.Length)]).Append(random.Next(3) == 0 ? " " : "");
        return text.ToString();
    }

    private string Units()
    {
        Span<char> units = stackalloc char[random.Next(1, 40)];
        foreach (ref var unit in units) unit = (char)(random.Next(4) == 0 ? random.Next(0xd800, 0xe000) : random.Next(char.MaxValue + 1));
        return random.Next(2) == 0 ? units.ToString() : $"'{units}'";
    }

    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
