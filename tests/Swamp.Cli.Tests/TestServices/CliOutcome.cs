namespace Swamp.Cli.Tests.TestServices;

/// <summary>What a call of the command line left behind; the test's folder reads <c>&lt;root&gt;</c>.</summary>
internal sealed record CliOutcome(int Status, string Output, string Error);
