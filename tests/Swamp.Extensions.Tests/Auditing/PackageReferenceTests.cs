using Swamp.Extensions.Auditing;

namespace Swamp.Extensions.Tests.Auditing;

public sealed class PackageReferenceTests
{
    [Theory]
    [InlineData("npm:zod", "zod", null, "")]
    [InlineData("npm:zod@4.1.0", "zod", "4.1.0", "")]
    [InlineData("npm:/zod@^4/v4/core", "zod", "^4", "")]
    [InlineData("npm:zod/v4", "zod", null, "")]
    [InlineData("npm:@aws/client-s3@3.1/dist/x.js", "@aws/client-s3", "3.1", "@aws")]
    [InlineData("npm:@aws/client-s3", "@aws/client-s3", null, "@aws")]
    [InlineData("jsr:@std/path@1", "@std/path", "1", "@std")]
    [InlineData("nuget:Some.Package@1.0.0", "Some.Package", "1.0.0", "")]
    [InlineData("npm:semver@%3E%3D7", "semver", ">=7", "")]
    public void Specifier_IsTakenApart(string specifier, string name, string? range, string scope)
    {
        var read = PackageReference.Read(specifier)!;

        Assert.Equal((name, range, scope), (read.Name, read.Range, read.Scope));
    }

    [Theory]
    [InlineData("node:fs")]
    [InlineData("./local.ts")]
    [InlineData("npm:")]
    [InlineData("npm:@scope")]
    [InlineData("npm:@/x")]
    [InlineData("npm:@scope/")]
    [InlineData("https://host/x.ts")]
    public void Other_IsNoPackage(string specifier) => Assert.Null(PackageReference.Read(specifier));

    [Theory]
    [InlineData("npm:..")]
    [InlineData("npm:a?b")]
    [InlineData("npm:@a/..%2f..")]
    [InlineData("npm:a#b")]
    public void Name_ThatWouldLeadElsewhere_IsNone(string specifier) => Assert.False(PackageReference.Read(specifier)!.IsNpmName);

    [Theory]
    [InlineData("MIT", true)]
    [InlineData("(MIT OR Apache-2.0)", true)]
    [InlineData("mit and ISC", true)]
    [InlineData("MIT OR GPL-3.0", false)]
    [InlineData("Apache-2.0 WITH LLVM-exception", false)]
    [InlineData("SEE LICENSE IN LICENSE.md", false)]
    [InlineData("()", false)]
    public void Licence_IsKnownWhenEveryPartIs(string expression, bool isKnown) => Assert.Equal(isKnown, Licenses.AreKnown(expression));
}
