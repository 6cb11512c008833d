using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Agents;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Tests.Agents;

public sealed class ManagedSectionTests
{
    private const string Begin = "<!-- BEGIN swamp managed section - DO NOT EDIT -->";
    private const string End = "<!-- END swamp managed section -->";

    private static readonly string[] Pieces =
    [
        "# Title", "text", "", "\r\n", "\n", "\n\n", "  indented", "```", "ü – 漢", "<!-- comment -->", "---", "a: b", "\t", "# BEGIN", Begin + " not alone",
        "BEGIN swamp managed section", End,
    ];

    private static readonly Gen<string> UserText =
        Gen.ListOf(Gen.Elements(Pieces)).Select(static pieces => string.Concat(pieces.Select(static (piece, i) => i % 3 == 0 ? piece + "\n" : piece)));

    [Fact]
    public void Apply_AnyUserText_SurvivesByteForByteAndTwiceIsOnce()
    {
        // REPO-31
        foreach (var section in new[] { ManagedSection.Instructions, ManagedSection.Gitignore })
        {
            Prop.ForAll(UserText.ToArbitrary(), text =>
            {
                var once = section.Apply(text, "one\ntwo\n", "F");
                var twice = section.Apply(once, "one\ntwo\n", "F");
                var other = section.Apply(once, "another", "F");
                var user = Without(once, section, "one\ntwo");
                return once == twice && user == Without(other, section, "another") && Rejoined(user, text);
            }).QuickCheckThrowOnFailure();
        }
    }

    [Fact]
    public void Apply_TextAroundASection_IsUntouched()
    {
        var before = "﻿mine\r\n\r\n";
        var after = "\r\nmine too, without a line end";

        var result = ManagedSection.Instructions.Apply($"{before}{Begin}\r\nold\r\n{End}{after}", "new\nlines", "CLAUDE.md");

        Assert.Equal($"{before}{Begin}\r\nnew\r\nlines\r\n{End}{after}", result);
    }

    [Fact]
    public void Apply_NoFile_WritesFrontMatterAndSection() =>
        Assert.Equal($"---\na: b\n---\n\n{Begin}\nbody\n{End}\n", ManagedSection.Instructions.Apply(null, "body\n", "F", "---\na: b\n---\n\n"));

    [Fact]
    public void Apply_NoSection_GoesBeforeTheText() =>
        Assert.Equal($"{Begin}\nbody\n{End}\n\n# Mine\n", ManagedSection.Instructions.Apply("# Mine\n", "body", "F"));

    [Fact]
    public void Apply_TextWithFrontMatter_KeepsItOnTop() =>
        Assert.Equal($"---\nx: 1\n---\n{Begin}\nbody\n{End}\n\n# Mine\n", ManagedSection.Instructions.Apply("---\nx: 1\n---\n# Mine\n", "body", "F"));

    [Fact]
    public void Apply_OnlyTheFirstMarker_IsTakenOutAndTheSectionIsFresh() =>
        Assert.Equal($"{Begin}\nbody\n{End}\n\n# Mine\nrest\n", ManagedSection.Instructions.Apply($"# Mine\n{Begin}\nrest\n", "body", "F"));

    [Fact]
    public void Apply_GitignoreSection_GoesBehindTheText() =>
        Assert.Equal(
            "bin/\n\n# BEGIN swamp managed section - DO NOT EDIT\n.swamp/\n# END swamp managed section\n",
            ManagedSection.Gitignore.Apply("bin/", ".swamp/\n", ".gitignore"));

    [Fact]
    public void Apply_TwoSections_IsAnErrorWithTheLine()
    {
        var error = Assert.Throws<SwampException>(
            () => ManagedSection.Instructions.Apply($"{Begin}\n{End}\nx\n{Begin}\n{End}\n", "body", "CLAUDE.md")).Error;

        Assert.Equal((ErrorCodes.Conflict, 4), (error.Code, error.Location!.Line));
        Assert.Contains("CLAUDE.md", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gitignore_LegacyBlock_IsReplacedAndTheUsersLinesStay()
    {
        // REPO-34
        var result = GitignoreFile.Apply("bin/\n# Swamp managed defaults\n.swamp/\nmine/\n", [AgentTools.BuiltIn[0]]);

        Assert.Equal(
            """
            bin/
            mine/

            # BEGIN swamp managed section - DO NOT EDIT
            .swamp/
            .swamp-sources.yaml
            .claude/worktrees/
            .claude/settings.local.json
            .claude/scheduled_tasks.lock
            .claude/scheduled_tasks.json
            # END swamp managed section

            """,
            result);
    }

    private static string Without(string text, ManagedSection section, string body)
    {
        var (begin, end) = section == ManagedSection.Instructions
            ? (Begin, End)
            : ("# BEGIN swamp managed section - DO NOT EDIT", "# END swamp managed section");
        var newLine = text.Contains($"{begin}\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var written = $"{begin}\n{body}\n{end}".Replace("\n", newLine, StringComparison.Ordinal);
        var at = text.IndexOf(written, StringComparison.Ordinal);
        Assert.True(at >= 0, text);
        return text.Remove(at, written.Length);
    }

    /// <summary>Line ends may be added around the section, nothing else.</summary>
    private static bool Rejoined(string user, string original) =>
        user.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)
        == original.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)
        && user.Length <= original.Length + 6 && user.Length >= original.Length;
}
