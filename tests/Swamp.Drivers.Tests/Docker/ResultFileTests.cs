using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Drivers.Docker;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Drivers.Tests.Docker;

/// <summary>What a container may have written into its result.</summary>
public sealed class ResultFileTests
{
    [Fact]
    public async Task Frames_BecomeOutputs_InTheirOrder()
    {
        var file = Write(
            Frame("""{"t":"resource","spec":"thing","name":"a","data":{"n":1},"id":"r1","overrides":{"tags":{"x":"y"}}}"""),
            Frame("""{"t":"file","writer":1,"spec":"log","name":"f"}"""),
            Frame("""{"t":"file","writer":2,"spec":"log","name":"never finished"}"""),
            Frame("""{"t":"bytes","writer":1}""", "one "),
            Frame("""{"t":"bytes","writer":2}""", "other"),
            Frame("""{"t":"bytes","writer":1}""", "two"),
            Frame("""{"t":"done","writer":1,"id":"f1"}"""),
            Frame("""{"t":"deletion","name":"old"}"""),
            Frame("""{"t":"end","returned":["f1"]}"""));

        var result = ResultFile.Read(file);

        Assert.True(result.IsComplete);
        Assert.Null(result.Failure);
        Assert.Equal(["PendingResource", "PendingFile", "PendingDeletion"], result.Outputs.Select(static o => o.GetType().Name));
        Assert.Equal([false, true, false], result.Outputs.Select(static o => o.IsReturned));
        Assert.Equal("y", ((PendingResource)result.Outputs[0]).Overrides!.Tags!["x"]);
        var content = new MemoryStream();
        await ((PendingFile)result.Outputs[1]).Content(
            bytes =>
            {
                content.Write(bytes.Span);
                return ValueTask.CompletedTask;
            },
            CancellationToken.None);
        Assert.Equal("one two", Encoding.UTF8.GetString(content.ToArray()));
    }

    [Fact]
    public void Error_IsTheMethods()
    {
        var result = ResultFile.Read(Write(Frame("""{"t":"end","error":{"name":"TypeError","message":"it broke"}}""")));

        Assert.Equal("TypeError: it broke", result.Failure!.Message);
    }

    [Theory]
    [InlineData("""{"t":"bytes","writer":7}""")]
    [InlineData("""{"t":"resource","spec":"thing"}""")]
    [InlineData("""{"t":"surprise"}""")]
    [InlineData("""{"t":"end","t":"end"}""")]
    [InlineData("""[1, 2]""")]
    [InlineData("""{"t":""")]
    public void Frame_ThatMakesNoSense_IsAProblem(string json) => Assert.NotNull(ResultFile.Read(Write(Frame(json))).Problem);

    /// <summary>A killed container leaves the beginning of what it meant to write: every beginning gives a beginning of the outputs, and no problem.</summary>
    [Fact]
    public void EveryBeginning_IsReadAsFarAsItGoes()
    {
        var whole = Frame("""{"t":"resource","spec":"thing","name":"a","data":1}""").Concat(Frame("""{"t":"end"}""")).ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            var result = ResultFile.Read(Write(whole[..length]));

            Assert.Null(result.Problem);
            Assert.False(result.IsComplete);
        }
    }

    [Fact]
    public void AnyBytes_AreReadWithoutAnException() => Prop.ForAll<byte[]>(static bytes =>
    {
        var path = Write(bytes ?? []);
        _ = ResultFile.Read(path).Outputs;
        File.Delete(path);
    }).QuickCheckThrowOnFailure();

    private static byte[] Frame(string json, string bytes = "")
    {
        var (head, body) = (Encoding.UTF8.GetBytes(json), Encoding.UTF8.GetBytes(bytes));
        var frame = new byte[8 + head.Length + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, head.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), body.Length);
        head.CopyTo(frame, 8);
        body.CopyTo(frame, 8 + head.Length);
        return frame;
    }

    private static string Write(params byte[][] frames)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, [.. frames.SelectMany(static f => f)]);
        return path;
    }
}
