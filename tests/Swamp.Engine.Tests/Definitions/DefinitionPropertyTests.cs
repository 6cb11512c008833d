using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Tests.Definitions;

public sealed class DefinitionPropertyTests
{
    [Fact]
    public void Read_of_what_was_written_is_the_definition() => Prop.ForAll(
        DefinitionGenerators.Definitions,
        static definition => AreEqual(definition, DefinitionReader.Read(DefinitionWriter.Write(definition)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Update_gives_the_wanted_definition_and_keeps_comments() => Prop.ForAll(
        DefinitionGenerators.Definitions,
        DefinitionGenerators.Definitions,
        static (before, after) =>
        {
            var text = string.Concat(DefinitionWriter.Write(before).Split('\n').Select(static (line, i) =>
                line.Length > 0 && char.IsAsciiLetter(line[0]) ? $"# comment {i}\n{line}\n" : line.Length > 0 ? $"{line}\n" : "\n")) + "x-mine: kept # mine\n";
            var file = YamlDocument.Parse(text);
            if (!AreEqual(before, DefinitionReader.Read(file, null, null)))
            {
                return true; // the comment became part of a block text
            }

            var updated = DefinitionWriter.Update(file, before, after);
            var untouched = DefinitionJson.Of(before).Where(entry => JsonEquality.AreEqual(entry.Value, DefinitionJson.Of(after)[entry.Key])).Select(entry => entry.Key);
            return AreEqual(after, DefinitionReader.Read(updated, null, null))
                && updated.Text.Contains("x-mine: kept # mine", StringComparison.Ordinal)
                && untouched.All(key => Section(file, key) == Section(updated, key));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Update_to_the_same_definition_changes_nothing() => Prop.ForAll(
        DefinitionGenerators.Definitions,
        static definition =>
        {
            var file = YamlDocument.Parse(DefinitionWriter.Write(definition));
            return ReferenceEquals(file, DefinitionWriter.Update(file, definition, definition));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Hash_survives_the_file_DEF8() => Prop.ForAll(
        DefinitionGenerators.Definitions,
        static definition => DefinitionHash.Of(definition) == DefinitionHash.Of(DefinitionReader.Read(DefinitionWriter.Write(definition)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_of_any_text_gives_a_definition_or_an_error_with_a_place() => Prop.ForAll(
        Arb.From(
            from definition in DefinitionGenerators.Definitions.Generator
            from cut in Gen.Choose(0, 400)
            from noise in Gen.Elements("", "\0", "[", "{", "&a", "*a", ": ", "\t", "\u0085", "!!int", "'", "\"", "- ", "<<: *x", "---\n", "...\n", "\ud800")
            let text = DefinitionWriter.Write(definition)
            let at = Math.Min(cut, text.Length)
            select text[..at] + noise + text[at..]),
        static text =>
        {
            try
            {
                DefinitionReader.Read(text, "x.yaml");
                return true;
            }
            catch (SwampException exception)
            {
                return exception.Error.Location is not null && exception.Error.Code is ErrorCodes.InvalidDefinition or ErrorCodes.InvalidDocument;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Head_never_contradicts_the_reader() => Prop.ForAll(
        DefinitionGenerators.Definitions,
        static definition =>
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(DefinitionWriter.Write(definition));
            return DefinitionHead.ValueOf(bytes, "name"u8) is not { } name || name == definition.Name;
        }).QuickCheckThrowOnFailure();

    private static bool AreEqual(Definition one, Definition other) => JsonEquality.AreEqual(DefinitionJson.Of(one), DefinitionJson.Of(other));

    private static string Section(YamlDocument document, string key)
    {
        var node = document.Find(key)!;
        return document.Text[node.Start.Index..node.End];
    }
}
