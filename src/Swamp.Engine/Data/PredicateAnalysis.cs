using System.Globalization;

namespace Swamp.Engine.Data;

/// <summary>
/// What can be said of a predicate by looking at the terms that must all hold: which of them the catalogue can check, and which do not need the content.
/// Anything that is not plainly one of those stays with the expression, which is evaluated in full in any case.
/// </summary>
/// <param name="Filter">Conditions for the catalogue.</param>
/// <param name="WithoutContent">The terms that do not mention content, as an expression; null when there are none.</param>
internal sealed record PredicateAnalysis(CatalogFilter Filter, string? WithoutContent)
{
    /// <summary>Looks at a predicate that compiles.</summary>
    public static PredicateAnalysis Of(string source)
    {
        var filter = CatalogFilter.All;
        var cheap = new List<string>();
        foreach (var term in Terms(source))
        {
            filter = With(filter, term);
            if (!term.Contains("attributes", StringComparison.Ordinal) && !term.Contains("content", StringComparison.Ordinal))
            {
                cheap.Add(term);
            }
        }

        return new PredicateAnalysis(filter, cheap.Count == 0 ? null : string.Join(" && ", cheap.Select(t => $"({t})")));
    }

    /// <summary>Whether the text has the reserved word outside of strings.</summary>
    public static bool MentionsNamespace(string source) =>
        WithoutStrings(source).Split([' ', '(', ')', '=', '!', '&', '|', '.', ',', '<', '>', '\n', '\t']).Contains("namespace");

    /// <summary>The terms joined by <c>&amp;&amp;</c> at the top; the whole text when something weaker than <c>&amp;&amp;</c> or a comment stands there.</summary>
    internal static IReadOnlyList<string> Terms(string source)
    {
        var terms = new List<string>();
        var (depth, start) = (0, 0);
        var bare = WithoutStrings(source);
        for (var i = 0; i < bare.Length; i++)
        {
            var c = bare[i];
            var next = i + 1 < bare.Length ? bare[i + 1] : '\0';
            if (c is '(' or '[' or '{')
            {
                depth++;
            }
            else if (c is ')' or ']' or '}')
            {
                depth--;
            }
            else if ((c == '/' && next == '/') || (depth == 0 && ((c == '|' && next == '|') || (c == '?' && next is not '.' && (i == 0 || bare[i - 1] is not ('.' or '['))))))
            {
                return [source];
            }
            else if (depth == 0 && c == '&' && next == '&')
            {
                terms.Add(source[start..i].Trim());
                i++;
                start = i + 1;
            }
        }

        terms.Add(source[start..].Trim());
        return terms;
    }

    private static CatalogFilter With(CatalogFilter filter, string term)
    {
        if (term == "isLatest")
        {
            return filter with { IsLatest = true };
        }

        if (term == "!isLatest")
        {
            return filter with { IsLatest = false };
        }

        var equals = WithoutStrings(term).IndexOf("==", StringComparison.Ordinal);
        if (equals < 0)
        {
            return filter;
        }

        var (left, right) = (term[..equals].Trim(), term[(equals + 2)..].Trim());
        return Literal(right) is { } value ? Compare(filter, left, value)
            : Literal(left) is { } other ? Compare(filter, right, other)
            : CompareOther(filter, left, right);
    }

    private static CatalogFilter Compare(CatalogFilter filter, string name, string value)
    {
        CatalogField? field = name switch
        {
            "ns" => CatalogField.Namespace,
            "modelType" => CatalogField.ModelType,
            "modelName" => CatalogField.ModelName,
            "name" => CatalogField.Name,
            "id" => CatalogField.Id,
            "specName" => CatalogField.SpecName,
            "dataType" => CatalogField.DataType,
            "contentType" => CatalogField.ContentType,
            "lifetime" => CatalogField.Lifetime,
            "ownerType" => CatalogField.OwnerType,
            "ownerRef" => CatalogField.OwnerRef,
            "workflowRunId" => CatalogField.WorkflowRunId,
            "workflowName" => CatalogField.WorkflowName,
            "jobName" => CatalogField.JobName,
            "stepName" => CatalogField.StepName,
            "source" => CatalogField.Source,
            _ => null,
        };
        if (field is { } known)
        {
            return filter.And(known, value);
        }

        return Tag(name) is { } tag ? filter with { Tags = [.. filter.Tags, new(tag, value)] } : filter;
    }

    private static CatalogFilter CompareOther(CatalogFilter filter, string left, string right) => (left, right) switch
    {
        ("isLatest", "true") => filter with { IsLatest = true },
        ("isLatest", "false") => filter with { IsLatest = false },
        ("version", _) when int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => filter with { Version = version },
        _ => filter,
    };

    private static string? Tag(string name)
    {
        if (name.StartsWith("tags.", StringComparison.Ordinal) && name.AsSpan(5).IndexOfAnyExcept(s_identifier) < 0 && name.Length > 5)
        {
            return name[5..];
        }

        return name.StartsWith("tags[", StringComparison.Ordinal) && name.EndsWith(']') ? Literal(name[5..^1].Trim()) : null;
    }

    /// <summary>The value of a plain string literal: one line, no escapes, no prefix.</summary>
    private static string? Literal(string text)
    {
        if (text.Length < 2 || text[0] is not ('"' or '\'') || text[^1] != text[0])
        {
            return null;
        }

        var inner = text[1..^1];
        return inner.AsSpan().IndexOfAny("\\\"'\n\r") >= 0 ? null : inner;
    }

    /// <summary>The text with everything inside string literals blanked, so that positions stay.</summary>
    private static string WithoutStrings(string source)
    {
        var bare = source.ToCharArray();
        for (var i = 0; i < bare.Length; i++)
        {
            if (bare[i] is not ('"' or '\''))
            {
                continue;
            }

            var quote = bare[i];
            var isRaw = i > 0 && source[i - 1] is 'r' or 'R' || (i > 1 && source[i - 2] is 'r' or 'R' && source[i - 1] is 'b' or 'B');
            var length = i + 2 < bare.Length && source[i + 1] == quote && source[i + 2] == quote ? 3 : 1;
            var close = new string(quote, length);
            var end = i + length;
            while (end < bare.Length && string.CompareOrdinal(source, end, close, 0, length) != 0)
            {
                end += source[end] == '\\' && !isRaw ? 2 : 1;
            }

            for (var j = i + length; j < Math.Min(end, bare.Length); j++)
            {
                bare[j] = '_';
            }

            i = end + length - 1;
        }

        return new string(bare);
    }

    private static readonly System.Buffers.SearchValues<char> s_identifier =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
}
