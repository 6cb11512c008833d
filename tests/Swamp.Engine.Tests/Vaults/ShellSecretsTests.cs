using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Expressions;
using Swamp.Engine.Identity;
using Swamp.Engine.Vaults;

namespace Swamp.Engine.Tests.Vaults;

public sealed class ShellSecretsTests
{
    private const string Nasty = "a'b\"c$HOME`id`\\n *~#!{}()[];&|<>\n\tü🔑 -x";

    // What stands in the script, and what it must print. T is the secret's token, V its value.
    private static readonly (string Script, string Output)[] Places =
    [
        ("printf '%s\\n' T", "V\n"),
        ("printf '%s\\n' \"a T b\"", "a V b\n"),
        ("printf '%s\\n' 'a T $HOME b'", "a V $HOME b\n"),
        ("printf '%s\\n' 'T'", "V\n"),
        ("printf '%s\\n' pre'T'\"T\"T", "preVVV\n"),
        ("printf '%s\\n' \"it's T\" 'x'", "it's V\nx\n"),
        ("printf '%s\\n' \\T \"\\T\" \"a\\\"T\"", "V\n\\V\na\"V\n"),
        ("printf '%s\\n' $T \"$T\"", "$V\n$V\n"),
        ("printf '%s\\n' a#T b # don't \"T\n", "a#V\nb\n"),
        ("x='T'; y=T; printf '%s\\n' \"$x$y\"", "VV\n"),
        ("printf '%s\\n' \"$(printf '%s.' T)\" \"$(printf '%s.' \"T\" 'T')\"", "V.\nV.V.\n"),
        ("printf '%s\\n' \"`printf '%s.' T`\" `printf '%s' ok`", "V.\nok\n"),
        ("printf '%s\\n' \"`printf '%s.' 'T'`\"", "V.\n"),
        ("printf '%s\\n' \"$(case a in a) printf '%s.' \"T\";; (b) echo 'no';; esac)\" 'T'", "V.\nV\n"),
        ("printf '%s\\n' \"$(echo case; case T in x) :;; *) printf '%s' 'T.';; esac)\"", "case\nV.\n"),
        ("printf '%s\\n' \"${nowhere_x:-T}\" ${nowhere_x:-T} ${nowhere_x-'T'}", "V\nV\nV\n"),
        ("y=\"preT\"; printf '%s\\n' \"${y#pre}\" \"${y%T}\" \"${#nowhere_x}\"", "V\npre\n0\n"),
        ("printf '%s\\n' \"$((1 + 2))T\" \"$( (printf '%s' T.) )\"", "3V\nV.\n"),
        ("f() { printf '%s\\n' \"$1\"; }\nf T\n( f 'T' )\n{ f \"T\"; }", "V\nV\nV\n"),
        ("if [ T = T ]; then printf '%s\\n' 'T'; fi", "V\n"),
        ("cat <<EOF\nx T \"y\" 'z' $((1+1))\nEOF\n", "x V \"y\" 'z' 2\n"),
        ("cat <<'EOF'\nx T $HOME `id` \\ \\\\ \"q\"\nEOF\n", "x V $HOME `id` \\ \\\\ \"q\"\n"),
        ("cat <<-'E F'\n\tx T\n\t\ty\n\tE F\n", "x V\ny\n"),
        ("cat <<\\EOF; printf '%s\\n' 'T'\n$T\nEOF\n", "$V\nV\n"),
        ("cat <<A <<'B'\none T\nA\ntwo T\nB\n", "two V\n"),
        ("printf '%s\\n' \"$(cat <<'EOF'\nq T $x ) '\nEOF\n)\"", "q V $x ) '\n"),
        ("cat <<'EOF'\nno secrets $here\nEOF\nprintf '%s\\n' T", "no secrets $here\nV\n"),
        ("printf '%s' T | cat; echo; echo a && printf '%s\\n' T", "V\na\nV\n"),
    ];

    private static readonly (string Script, string Output)[] BashPlaces =
    [
        ("printf '%s\\n' $'a\\tT\\'b\\T'", "a\tV'b\\V\n"),
        ("cat <<< \"x T\"; cat <<<T", "x V\nV\n"),
        ("[[ T == 'T' ]] && printf '%s\\n' yes", "yes\n"),
        ("a=(T 'T'); printf '%s\\n' \"${a[1]}\" ${#a[@]}", "V\n2\n"),
        ("printf '%s\\n' \"${nowhere_x:-'T'}\"", "'V'\n"),
        ("printf '%s\\n' `printf '%s' \\`printf '%s' x\\``", "x\n"),
        ("diff <(printf '%s' T) <(printf '%s' 'T') && echo same", "same\n"),
    ];

    public static TheoryData<string, string, bool> All()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var (script, output) in Places)
        {
            data.Add(script, output, false);
        }

        foreach (var (script, output) in Places.Concat(BashPlaces))
        {
            data.Add(script, output, true);
        }

        return data;
    }

    // SHELL-7, EXP-61; QUIRK-25 is put right.
    [Theory]
    [MemberData(nameof(All))]
    public void Protect_EveryPlace_TheValueArrivesAsItIs(string script, string output, bool inBash)
    {
        var secrets = new SecretTable(new RandomIdGenerator());

        var command = ShellSecrets.Place(script.Replace("T", secrets.TokenFor(Nasty), StringComparison.Ordinal), secrets, ShellKind.Posix);

        Assert.DoesNotContain(Nasty, command.Text, StringComparison.Ordinal);
        Assert.Equal((0, output.Replace("V", Nasty, StringComparison.Ordinal)), Run(command, inBash));
    }

    [Fact]
    public void Protect_AnyScriptAndSecret_TheValueArrivesAsItIs()
    {
        var value = Gen.OneOf(
            Gen.Elements(Nasty, "", " ", "\n", "\n\n", "'", "\"", "$", "`", "\\", "\\\\", "$(id)", "-n", "a b", "*", "~", "'\"'\"'", "EOF", "x\nEOF\ny", "#", "}", ")"),
            Gen.Elements([.. "ab'\"$`\\ \n\t*?[]{}()<>;&|#!~=-ü"]).ArrayOf().Select(static chars => new string(chars)));
        var scripts = from count in Gen.Choose(1, 5) from pieces in Gen.Elements(Places).ListOf(count) from secret in value select (pieces, secret);
        Prop.ForAll(scripts.ToArbitrary(), c =>
        {
            var secrets = new SecretTable(new RandomIdGenerator());
            var token = secrets.TokenFor(c.secret);
            var script = string.Join("\n", c.pieces.Select(p => p.Script.Replace("T", token, StringComparison.Ordinal)));
            var expected = string.Concat(c.pieces.Select(p => p.Output.Replace("V", c.secret, StringComparison.Ordinal)));
            var command = ShellSecrets.Place(script, secrets, ShellKind.Posix);
            return (Run(command, inBash: false) == (0, expected)).Label($"{command.Text}\n=>\n{Run(command, inBash: false)}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Protect_AnyText_EndsAndKeepsWhatIsNoToken() => Prop.ForAll(
        Gen.Elements("'", "\"", "`", "$(", ")", "${", "}", "$((", "))", "\\", "\n", " ", "<<A", "<<'A'", "A\n", "case x in", "esac", "#", "a", "$'", "(", ";", "x)", "@'\n", "\n'@", "T")
            .ListOf().ToArbitrary(),
        pieces =>
        {
            var secrets = new SecretTable(new RandomIdGenerator());
            var token = secrets.TokenFor("the secret");
            var withToken = string.Concat(pieces.Select(p => p == "T" ? token : p));
            var without = string.Concat(pieces.Where(static p => p != "T"));
            foreach (var shell in new[] { ShellKind.Posix, ShellKind.PowerShell })
            {
                var command = ShellSecrets.Place(withToken, secrets, shell);
                Assert.DoesNotContain("the secret", command.Text, StringComparison.Ordinal);

                // A command whose secret comes first and alone on its line is otherwise untouched.
                var copied = ShellSecrets.Place($"{token}\n{without}", secrets, shell).Text;
                Assert.EndsWith(shell == ShellKind.PowerShell ? "" : "\n" + without, copied, StringComparison.Ordinal);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Protect_OneSecretTwice_UsesOneVariable()
    {
        var secrets = new SecretTable(new RandomIdGenerator());
        var (one, other) = (secrets.TokenFor("1"), secrets.TokenFor("2"));

        var command = ShellSecrets.Place($"a {other} '{one}' \"{other}\"", secrets, ShellKind.Posix);

        Assert.Equal("a \"${__SWAMP_VAULT_0}\" ''\"${__SWAMP_VAULT_1}\"'' \"${__SWAMP_VAULT_0}\"", command.Text);
        Assert.Equal([("__SWAMP_VAULT_0", "2"), ("__SWAMP_VAULT_1", "1")], command.Environment.Select(e => (e.Key, e.Value)).Order());
    }

    [Fact]
    public void Protect_ElevenSecrets_AreNotMixedUp()
    {
        var secrets = new SecretTable(new RandomIdGenerator());
        var tokens = Enumerable.Range(0, 12).Select(i => secrets.TokenFor($"v{i}")).ToList();

        var command = ShellSecrets.Place($"printf '%s ' {string.Join(" ", tokens)}", secrets, ShellKind.Posix);

        Assert.Equal(string.Concat(Enumerable.Range(0, 12).Select(i => $"v{i} ")), Run(command, inBash: false).Output);
    }

    [Fact]
    public void Protect_NoTokens_ChangesNothing()
    {
        var command = ShellSecrets.Place("echo 'unterminated", new SecretTable(new RandomIdGenerator()), ShellKind.Posix);

        Assert.Equal("echo 'unterminated", command.Text);
        Assert.Empty(command.Environment);
    }

    [Theory]
    [InlineData("a\0b", "NUL")]
    [InlineData(null, "longer than")]
    public void Protect_ValueThatNoVariableCanHold_IsRefusedWithoutShowingIt(string? value, string expected)
    {
        var secrets = new SecretTable(new RandomIdGenerator());
        var token = secrets.TokenFor(value ?? new string('x', 200_000));

        var error = Assert.Throws<SwampException>(() => ShellSecrets.Place($"echo {token}", secrets, ShellKind.Posix));

        Assert.Equal(ErrorCodes.VaultFailed, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 300);
    }

    [Fact]
    public void Protect_DeepNesting_IsRefused()
    {
        var secrets = new SecretTable(new RandomIdGenerator());
        var script = string.Concat(Enumerable.Repeat("$(", 100_000)) + secrets.TokenFor("v");

        Assert.Equal(ErrorCodes.InvalidArgument, Assert.Throws<SwampException>(() => ShellSecrets.Place(script, secrets, ShellKind.Posix)).Code);
        var inStrings = script.Replace("$(", "\"$(", StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.InvalidArgument, Assert.Throws<SwampException>(() => ShellSecrets.Place(inStrings, secrets, ShellKind.PowerShell)).Code);
    }

    [Theory]
    [InlineData("Write-Output T", "Write-Output ${env:V}")]
    [InlineData("Write-Output \"a T b\"", "Write-Output \"a ${env:V} b\"")]
    [InlineData("Write-Output 'a T $x `b \"q\" it''s'", "Write-Output \"a ${env:V} `$x ``b `\"q`\" it's\"")]
    [InlineData("Write-Output 'no secret' 'T'", "Write-Output 'no secret' \"${env:V}\"")]
    [InlineData("'it''s' + 'T'", "'it''s' + \"${env:V}\"")]
    [InlineData("@'\nx T $y \"q\"\n'@", "@\"\nx ${env:V} `$y \"q\"\n\"@")]
    [InlineData("@\"\n'T'\n\"@", "@\"\n'${env:V}'\n\"@")]
    [InlineData("\"$('T' + \"T\")\"", "\"$(\"${env:V}\" + \"${env:V}\")\"")]
    [InlineData("# don't\nT", "# don't\n${env:V}")]
    [InlineData("<# don't #> 'T'", "<# don't #> \"${env:V}\"")]
    [InlineData("\"a`\"T\"", "\"a`\"${env:V}\"")]
    [InlineData("\"a\"\"T\"", "\"a\"\"${env:V}\"")]
    [InlineData("\"$T\"", "\"`$${env:V}\"")]
    public void Protect_PowerShell_UsesTheEnvironmentDrive(string script, string expected)
    {
        var secrets = new SecretTable(new RandomIdGenerator());

        var command = ShellSecrets.Place(script.Replace("T", secrets.TokenFor("v"), StringComparison.Ordinal), secrets, ShellKind.PowerShell);

        Assert.Equal(expected.Replace("env:V", "env:__SWAMP_VAULT_0", StringComparison.Ordinal), command.Text);
    }

    private static (int Exit, string Output) Run(PlacedShellText command, bool inBash)
    {
        var start = new ProcessStartInfo(inBash ? "bash" : "/bin/sh", ["-c", command.Text]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + (process.ExitCode == 0 ? "" : errors.GetAwaiter().GetResult()));
    }
}
