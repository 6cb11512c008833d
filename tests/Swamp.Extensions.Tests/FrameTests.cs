using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Tests;

public sealed class FrameTests
{
    [Fact]
    public void Frame_WrittenAndRead_IsTheSame() => Prop.ForAll<string, byte[]>((text, bytes) =>
    {
        using var stream = new MemoryStream();
        var message = new JsonObject { ["t"] = "call", ["text"] = text is null ? null : string.Concat(text.Where(static c => !char.IsSurrogate(c))) };
        FrameCodec.WriteAsync(stream, new Frame(message, bytes), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        stream.Position = 0;
        var back = FrameCodec.ReadAsync(stream, CancellationToken.None).AsTask().GetAwaiter().GetResult()!;
        return JsonNode.DeepEquals(message, back.Message) && back.Bytes.Span.SequenceEqual(bytes) && stream.Position == stream.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Frame_OfForeignBytes_IsReadOrRefused() => Prop.ForAll<byte[]>(bytes =>
    {
        using var stream = new MemoryStream(bytes);
        try
        {
            var frame = FrameCodec.ReadAsync(stream, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            return frame is not null || bytes.Length == 0;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(new byte[] { 255, 255, 255, 127, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 2, 0, 0, 0, 255, 255, 255, 127, 123, 125 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 0, 91, 93 })]
    [InlineData(new byte[] { 2, 0, 0 })]
    public async Task Frame_ThatCannotBe_IsRefused(byte[] bytes) =>
        await Assert.ThrowsAsync<InvalidDataException>(async () => await FrameCodec.ReadAsync(new MemoryStream(bytes), CancellationToken.None));
}
