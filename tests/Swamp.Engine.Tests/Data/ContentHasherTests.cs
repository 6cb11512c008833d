using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Data;

namespace Swamp.Engine.Tests.Data;

public sealed class ContentHasherTests
{
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void Hex_KnownVectors(string text, string expected) => Assert.Equal(expected, ContentHasher.Hex(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Hex_EveryLengthAroundTheBlocks_EqualsThePlatform()
    {
        var bytes = new byte[300];
        new Random(1).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length++)
        {
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, length))), ContentHasher.Hex(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Append_AnyPieces_EqualsTheWhole() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[][]>(), pieces =>
        {
            using var hasher = new ContentHasher();
            foreach (var piece in pieces)
            {
                hasher.Append(piece);
            }

            return hasher.FinishHex() == Convert.ToHexStringLower(SHA256.HashData([.. pieces.SelectMany(p => p)]));
        }).QuickCheckThrowOnFailure();

    // Around the length from which another implementation goes on, in pieces that meet the border in different ways.
    [Theory]
    [InlineData((1 << 20) - 1, 65536, true)]
    [InlineData(1 << 20, 65536, true)]
    [InlineData((3 << 20) + 17, 100_003, true)]
    [InlineData((3 << 20) + 17, 100_003, false)]
    [InlineData((2 << 20) + 1, 2 << 20, true)]
    [InlineData((2 << 20) + 1, 2 << 20, false)]
    public void Append_LongContent_EqualsThePlatform(int length, int piece, bool hasPlatform)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        using var hasher = new ContentHasher(hasPlatform);
        for (var i = 0; i < length; i += piece)
        {
            hasher.Append(bytes.AsSpan(i, Math.Min(piece, length - i)));
        }

        var expected = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal(expected, hasher.FinishHex());
        Assert.Equal(expected, ContentHasher.Hex(bytes));
    }
}
