using System.Text.Json;
using Swamp.Engine.Identity;

namespace Swamp.Engine.Tests.Identity;

public sealed class UtcTimeConverterTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new UtcTimeConverter() } };

    [Theory]
    [InlineData("2026-11-21T02:38:11.932Z", "2026-11-21T02:38:11.932Z")]
    [InlineData("2026-11-21T02:38:11.9324567+00:00", "2026-11-21T02:38:11.932Z")]
    [InlineData("2026-11-21T04:38:11+02:00", "2026-11-21T02:38:11.000Z")]
    public void Time_InAnyForm_IsWrittenInUtcWithMilliseconds_GEN21(string read, string written)
    {
        var time = JsonSerializer.Deserialize<DateTimeOffset?>($"\"{read}\"", Options);

        Assert.Equal($"\"{written}\"", JsonSerializer.Serialize(time, Options));
    }

    [Fact]
    public void Text_ThatIsNoTime_IsRefused() => Assert.Throws<JsonException>(static () => JsonSerializer.Deserialize<DateTimeOffset>("\"soon\"", Options));
}
