using Swamp.Engine.Workflows;

namespace Swamp.Engine.Tests.Workflows;

public sealed class CronTextTests
{
    [Theory]
    [InlineData("0 2 * * *")]
    [InlineData("*/5 0-6,12 1,15 JAN-jun mon-fri")]
    [InlineData("30 0 2 * * 7")]
    [InlineData("0 0 L * *")]
    [InlineData("0 0 ? * 5#2")]
    [InlineData("0 0 15W * fri-sun")]
    [InlineData("@daily")]
    [InlineData("  0   2 * * *  ")]
    public void ProblemOf_a_schedule_is_nothing(string text) => Assert.Null(CronText.ProblemOf(text));

    [Theory]
    [InlineData("", "0 fields")]
    [InlineData("* * * *", "4 fields")]
    [InlineData("* * * * * * *", "7 fields")]
    [InlineData("60 * * * *", "'60' is nothing for minute")]
    [InlineData("* 24 * * *", "hour")]
    [InlineData("* * 0 * *", "day of month")]
    [InlineData("* * * 13 *", "month")]
    [InlineData("* * * * 8", "day of week")]
    [InlineData("*/0 * * * *", "minute")]
    [InlineData("5-1 * * * *", "minute")]
    [InlineData("1,,2 * * * *", "minute")]
    [InlineData("- * * * *", "minute")]
    [InlineData("a * * * *", "minute")]
    [InlineData("@often", "short names")]
    public void ProblemOf_anything_else_names_the_field(string text, string problem) => Assert.Contains(problem, CronText.ProblemOf(text), StringComparison.Ordinal);
}
