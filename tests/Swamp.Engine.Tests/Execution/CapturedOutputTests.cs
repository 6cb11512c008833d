using System.Text;
using Swamp.Engine.Execution.Output;
using Swamp.Engine.Redaction;

namespace Swamp.Engine.Tests.Execution;

public sealed class CapturedOutputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("swamp-captured-").FullName;
    private readonly Redactor _redactor = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Cut_inside_a_secret_shows_no_part_of_it()
    {
        _redactor.Register("Sup3rSecretValue");
        await using var output = new CapturedOutput(_folder, _redactor.OpenBytes());
        await output.AddAsync("aaaaSup3r"u8.ToArray(), CancellationToken.None);
        await output.AddAsync("SecretValuebbbb"u8.ToArray(), CancellationToken.None);
        await output.FinishAsync(CancellationToken.None);

        for (var limit = 0; limit < 16; limit++)
        {
            Assert.StartsWith(await output.TextAsync(limit, CancellationToken.None), "aaaa***bbbb", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Beginning_of_a_secret_at_the_end_of_the_stream_is_kept_as_it_is()
    {
        _redactor.Register("Sup3rSecretValue");
        await using var output = new CapturedOutput(_folder, _redactor.OpenBytes());
        await output.AddAsync("Sup3rSec"u8.ToArray(), CancellationToken.None);
        await output.FinishAsync(CancellationToken.None);

        Assert.Equal("Sup3rSec", await output.TextAsync(100, CancellationToken.None));
    }

    [Fact]
    public async Task Large_output_is_kept_in_a_file_that_dies_with_the_process()
    {
        await using var output = new CapturedOutput(_folder, _redactor.OpenBytes());
        var piece = Encoding.UTF8.GetBytes(new string('x', 700_000));
        await output.AddAsync(piece, CancellationToken.None);
        await output.AddAsync(piece, CancellationToken.None);
        await output.FinishAsync(CancellationToken.None);

        Assert.Equal(1_400_000, output.LengthBytes);
        Assert.Equal(1_400_000, (await output.TextAsync(2_000_000, CancellationToken.None)).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Empty(Directory.GetFiles(_folder));
        }
    }
}
