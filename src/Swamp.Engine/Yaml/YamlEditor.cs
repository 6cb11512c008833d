using System.Text.Json.Nodes;
using Swamp.Engine.Values;

namespace Swamp.Engine.Yaml;

/// <summary>
/// Finds the spans of a text to change so that its content becomes a desired one. It does not have to be right about every odd way of writing
/// YAML: the caller reads the result again and falls back to the next candidate.
/// </summary>
internal sealed class YamlEditor
{
    private readonly string text;
    private readonly YamlSourceText source;
    private readonly bool replacesWholeValues;

    // A "|+" block owns the blank lines behind it, which the text around may have meant for itself.
    private readonly bool keepsTrailingLines;
    private readonly List<TextEdit> edits = [];
    private bool failed;

    private YamlEditor(string text, bool replacesWholeValues, bool keepsTrailingLines)
    {
        this.text = text;
        this.replacesWholeValues = replacesWholeValues;
        this.keepsTrailingLines = keepsTrailingLines;
        source = new YamlSourceText(text);
    }

    /// <summary>Edited texts, the most careful first.</summary>
    public static IEnumerable<string> Candidates(YamlDocument document, JsonNode? desired)
    {
        for (var choice = 0; choice < 4; choice++)
        {
            var editor = new YamlEditor(document.Text, replacesWholeValues: choice >= 2, keepsTrailingLines: choice % 2 == 0);
            if (editor.Edit(document.Root, desired) is { } edited)
            {
                yield return edited;
            }
        }

        yield return Rewritten(document.Text, desired);
    }

    // The value written anew, below the comments that open the document.
    private static string Rewritten(string text, JsonNode? desired)
    {
        var lines = new YamlSourceText(text);
        var header = text[..HeaderEnd(text, lines)];
        var body = desired is null ? "" : YamlWriter.Write(desired);
        return lines.NewLine == "\n" ? header + body : header + body.Replace("\n", lines.NewLine, StringComparison.Ordinal);
    }

    private static int HeaderEnd(string text, YamlSourceText lines)
    {
        var at = 0;
        while (at < text.Length)
        {
            var end = lines.NextLine(at);
            var line = text.AsSpan(at..end).Trim();
            if (!line.IsEmpty && line[0] != '#')
            {
                break;
            }

            at = end;
        }

        return at == text.Length && !text.EndsWith('\n') ? 0 : at;
    }

    private string? Edit(YamlNode? root, JsonNode? desired)
    {
        switch (root)
        {
            case null when desired is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }:
                edits.Add(new TextEdit(text.Length, text.Length, YamlWriter.Write(desired), IsLine: true));
                break;
            case YamlMapping { IsFlow: false } or YamlSequence { IsFlow: false }:
                Change(root, desired, new Slot(-1, -2, IsItem: false, InFlow: false));
                break;
            default:
                return null;
        }

        return failed ? null : TextEdit.Apply(text, edits, source.NewLine);
    }

    // After: offset behind the ':' or '-' (negative at the root). Indent: indentation of the collection that holds the value.
    private readonly record struct Slot(int After, int Indent, bool IsItem, bool InFlow);

    private void Change(YamlNode node, JsonNode? desired, Slot slot)
    {
        switch (node, desired)
        {
            case (YamlMapping { Entries.Count: > 0 } mapping, JsonObject { Count: > 0 } map) when !replacesWholeValues || slot.After < 0:
                ChangeMapping(mapping, map, slot);
                break;
            case (YamlSequence { Items.Count: > 0 } sequence, JsonArray { Count: > 0 } list) when !replacesWholeValues || slot.After < 0:
                ChangeSequence(sequence, list, slot);
                break;
            default:
                if (!JsonEquality.AreEqual(YamlJson.Of(node, null), desired))
                {
                    Replace(node, desired, slot);
                }

                break;
        }
    }

    private void ChangeMapping(YamlMapping mapping, JsonObject desired, Slot slot)
    {
        var effective = mapping.EffectiveEntries().ToDictionary(static entry => entry.Key.Value, StringComparer.Ordinal);
        var own = mapping.Entries.Where(static entry => !entry.IsMerge).ToDictionary(static entry => entry.Key.Value, StringComparer.Ordinal);
        var goes = own.Keys.Where(key => !desired.ContainsKey(key)).ToHashSet(StringComparer.Ordinal);
        var comes = desired
            .Where(pair => !own.ContainsKey(pair.Key))
            .Where(pair => !effective.TryGetValue(pair.Key, out var inherited) || !JsonEquality.AreEqual(YamlJson.Of(inherited.Value, null), pair.Value))
            .Select(static pair => pair.Key)
            .ToHashSet(StringComparer.Ordinal);
        var losesInherited = mapping.HasMerge && (goes.Count > 0 || effective.Keys.Any(key => !desired.ContainsKey(key)));
        if (losesInherited || (mapping.IsFlow && goes.Count + comes.Count > 0))
        {
            Replace(mapping, desired, slot);
            return;
        }

        var indent = mapping.Entries[0].Key.Start.Column - 1;
        var children = new List<Child>();
        foreach (var entry in mapping.Entries)
        {
            var colon = source.ColonAfter(entry.Key.End);
            if (colon < 0)
            {
                Replace(mapping, desired, slot);
                return;
            }

            children.Add(new Child(entry.Key.Start.Index, entry.Value.End, goes.Contains(entry.Key.Value)));
        }

        if (goes.Count == mapping.Entries.Count)
        {
            Replace(mapping, desired, slot);
            return;
        }

        foreach (var (key, entry) in own.Where(pair => !goes.Contains(pair.Key)))
        {
            Change(entry.Value, desired[key], new Slot(source.ColonAfter(entry.Key.End) + 1, indent, IsItem: false, mapping.IsFlow));
        }

        var last = mapping.Entries[0].IsMerge ? 0 : -1;
        foreach (var (key, value) in desired)
        {
            if (comes.Contains(key))
            {
                var written = YamlWriter.ImplicitKey(key);
                failed |= written is null;
                Insert(children, last, indent, $"{written}:{YamlWriter.Behind(value, indent, canBeCompact: false, keepsTrailingLines)}");
            }
            else if (own.TryGetValue(key, out var entry))
            {
                last = children.FindIndex(child => child.Start == entry.Key.Start.Index);
            }
        }

        Remove(children);
    }

    private void ChangeSequence(YamlSequence sequence, JsonArray desired, Slot slot)
    {
        var items = sequence.Items;
        if (sequence.IsFlow && items.Count != desired.Count)
        {
            Replace(sequence, desired, slot);
            return;
        }

        var before = items.Select(static item => YamlJson.Of(item, null)).ToList();
        var common = Math.Min(before.Count, desired.Count);
        var head = 0;
        while (head < common && JsonEquality.AreEqual(before[head], desired[head]))
        {
            head++;
        }

        var tail = 0;
        while (tail < common - head && JsonEquality.AreEqual(before[^(tail + 1)], desired[^(tail + 1)]))
        {
            tail++;
        }

        var indent = sequence.IsFlow ? slot.Indent : Indentation(sequence);
        var pairs = common - head - tail;
        var children = new List<Child>();
        var end = sequence.Start.Index;
        for (var i = 0; i < items.Count; i++)
        {
            var dash = sequence.IsFlow ? items[i].Start.Index : source.SkipTrivia(end);
            if (!sequence.IsFlow && (dash >= text.Length || text[dash] != '-'))
            {
                Replace(sequence, desired, slot);
                return;
            }

            end = items[i].End;
            children.Add(new Child(dash, end, i >= head + pairs && i < items.Count - tail));
        }

        for (var i = head; i < head + pairs; i++)
        {
            Change(items[i], desired[i], new Slot(children[i].Start + 1, indent, IsItem: true, sequence.IsFlow));
        }

        for (var i = head + pairs; i < desired.Count - tail; i++)
        {
            Insert(children, head + pairs - 1, indent, $"-{YamlWriter.Behind(desired[i], indent, canBeCompact: true, keepsTrailingLines)}");
        }

        Remove(children);
    }

    private int Indentation(YamlSequence sequence) => source.SkipTrivia(sequence.Start.Index) is var dash ? dash - source.LineStart(dash) : 0;

    // A key or a dash, and the end of what belongs to it.
    private readonly record struct Child(int Start, int End, bool Goes);

    private void Insert(List<Child> children, int after, int indent, string lines)
    {
        if (after >= 0)
        {
            // Below the last child of a nested collection, comments of the same indentation still belong to the collection.
            var belongs = after == children.Count - 1 && indent > 0 ? indent : indent + 1;
            var line = source.SkipComments(source.NextLine(children[after].End), belongs);
            edits.Add(new TextEdit(line, line, new string(' ', indent) + lines, IsLine: true));
        }
        else if (source.IsFirstOnLine(children[0].Start))
        {
            var line = source.LineStart(children[0].Start);
            edits.Add(new TextEdit(line, line, new string(' ', indent) + lines));
        }
        else
        {
            edits.Add(new TextEdit(children[0].Start, children[0].Start, lines + new string(' ', indent)));
        }
    }

    private void Remove(List<Child> children)
    {
        var at = 0;
        if (children[0].Goes && !source.IsFirstOnLine(children[0].Start))
        {
            // The first one shares its line with the dash of the list around it: what follows takes its place.
            at = children.FindIndex(static child => !child.Goes);
            failed |= at < 0;
            edits.Add(new TextEdit(children[0].Start, children[Math.Max(at, 0)].Start, ""));
            at = Math.Max(at, 0);
        }

        for (; at < children.Count; at++)
        {
            if (children[at].Goes)
            {
                edits.Add(new TextEdit(source.LineStart(children[at].Start), source.NextLine(children[at].End), ""));
            }
        }
    }

    private void Replace(YamlNode node, JsonNode? desired, Slot slot)
    {
        if (slot.After < 0)
        {
            failed = true;
            return;
        }

        var style = node is YamlScalar scalar ? scalar.Style : YamlScalarStyle.Plain;
        if (slot.InFlow)
        {
            failed |= node.End <= node.Start.Index;
            edits.Add(new TextEdit(node.Start.Index, node.End, YamlWriter.Flow(desired, style)));
            return;
        }

        var isSingleLine = !text.AsSpan(slot.After..node.End).Contains('\n');
        var keepsQuotes = style is YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted ? style : YamlScalarStyle.Plain;
        if (isSingleLine && node is not YamlScalar { IsBlock: true })
        {
            var staysFlow = desired is JsonObject { Count: 0 } or JsonArray { Count: 0 }
                || (desired is JsonObject or JsonArray
                    && node is YamlMapping { IsFlow: true, Entries.Count: > 0 } or YamlSequence { IsFlow: true, Items.Count: > 0 });
            var inline = staysFlow ? YamlWriter.Flow(desired) : YamlWriter.InlineScalar(desired, keepsQuotes, inFlow: false);
            if (inline is not null)
            {
                var isEmpty = node.End <= node.Start.Index;
                edits.Add(new TextEdit(isEmpty ? slot.After : node.Start.Index, isEmpty ? slot.After : node.End, isEmpty ? " " + inline : inline));
                return;
            }
        }

        ReplaceLines(node, desired, slot);
    }

    // Takes the value with the rest of its last line; a comment behind the key stays behind the key.
    private void ReplaceLines(YamlNode node, JsonNode? desired, Slot slot)
    {
        var firstLineEnd = source.LineEnd(slot.After);
        var lastLineEnd = source.LineEnd(Math.Max(node.End, slot.After));
        var comment = CommentBehind(node, slot.After, firstLineEnd);
        var rendered = YamlWriter.Behind(desired, slot.Indent, slot.IsItem && comment.Length == 0, keepsTrailingLines)[..^1];
        if (comment.Length > 0)
        {
            var split = rendered.IndexOf('\n', StringComparison.Ordinal);
            var first = (split < 0 ? rendered : rendered[..split]).TrimEnd();
            rendered = first + comment + (split < 0 ? "" : rendered[split..]);
        }

        edits.Add(new TextEdit(slot.After, lastLineEnd, rendered.StartsWith(" \n", StringComparison.Ordinal) ? rendered[1..] : rendered));
    }

    private string CommentBehind(YamlNode node, int after, int lineEnd)
    {
        // On one line the comment follows the value; above a block it follows the key or the block's header.
        var from = node switch
        {
            _ when node.End <= lineEnd => Math.Max(node.End, after),
            _ when node.Start.Index >= lineEnd => after,
            YamlScalar { IsBlock: true } => node.Start.Index,
            _ => lineEnd,
        };
        var rest = text.AsSpan(from..lineEnd);
        var hash = rest.IndexOf('#');
        var isComment = hash > 0 ? rest[hash - 1] is ' ' or '\t' : hash == 0 && from == after;
        return isComment ? " " + rest[hash..].ToString().TrimEnd() : "";
    }
}
