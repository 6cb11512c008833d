using System.Text;

namespace Swamp.Extensions.Gates;

/// <summary>Whether the name of a field says that it holds a secret: by its last words, so that <c>tokenUrl</c> and <c>maxTokens</c> do not.</summary>
internal static class SecretName
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "password", "passwords", "passwd", "pwd", "passphrase", "passphrases", "secret", "secrets", "token", "credential", "credentials", "apikey", "apikeys", "accesskey", "secretkey", "privatekey",
    };

    private static readonly HashSet<string> KindsOfKey = new(StringComparer.Ordinal) { "api", "access", "secret", "private", "auth", "signing", "encryption", "master", "account" };

    /// <summary>Whether it does.</summary>
    public static bool Is(string name)
    {
        var words = WordsOf(name);
        return words.Count > 0 && (Words.Contains(words[^1])
            || (words.Count > 1 && words[^1] is "key" or "keys" && KindsOfKey.Contains(words[^2]))
            || (words.Count > 1 && words[^1] == "string" && words[^2] == "connection"));
    }

    /// <summary>The words of <c>accessKey</c>, <c>access_key</c>, <c>ACCESS-KEY</c>, in lower case.</summary>
    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var isLetter = char.IsLetterOrDigit(name[i]);
            var isBegin = isLetter && char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if ((!isLetter || isBegin) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (isLetter)
            {
                word.Append(char.ToLowerInvariant(name[i]));
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
