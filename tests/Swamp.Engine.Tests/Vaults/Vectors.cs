namespace Swamp.Engine.Tests.Vaults;

/// <summary>
/// Secrets that other implementations of the format made: Python's hashlib and cryptography, and the Web Crypto API of Node.
/// The keys are made for these tests and protect nothing.
/// </summary>
internal static class Vectors
{
    public const string PythonKey = "b5c1b0f0-6f1d-4a60-9a57-2f7f1d1f0c119d2f1b7e-63a8-4f0e-8f3f-5b0f1f3a9d20";
    public const string NodeKey = "0d9f8f5e-1c2b-4d3a-8e4f-5a6b7c8d9e0f11111111-2222-4333-8444-555555555555";

    public static IReadOnlyList<Vector> All { get; } =
    [
        new(PythonKey, "s3cr3t",
            """
            {
              "iv": "P3jxNi80mhTU5cMn",
              "data": "NH3sGSEpGivWW3Nw+rOR6o2XUDOdUg==",
              "salt": "foMBJIFiLcRnC1Y2UIAmgw==",
              "version": 2
            }
            """),
        new(PythonKey, "",
            """
            {
              "iv": "j/kdZXp/hMWlQz4W",
              "data": "rBongS1EmiJBpvQ4cI1zCw==",
              "salt": "+xfweggLu8A8TRE8mTgOKg==",
              "version": 2
            }
            """),
        new(PythonKey, "päss wörd 🔑\nline two\n",
            """
            {
              "iv": "jAZR0kRA+GXGuRw8",
              "data": "/buFznLD6cN0LglQ1yTm/KrxLaHvde+kcBQSqiDK5gwTesrIk59Y2rxv",
              "salt": "1A70poyWrq3Dal24npLGCA==",
              "version": 2
            }
            """),
        new(PythonKey, "{\"url\":\"https://x\",\"updatedAt\":\"2026-03-04T05:06:07.089Z\"}",
            """
            {
              "iv": "PDOXnK66xRelg5wi",
              "data": "nEpy8zFI7XU9Q2NYFkZZDtImEdazejMcJw2Un+xWhMa27IRmgKBWYO7G8gsmhGMuTKP2VEScReOIsATfWuRaARV5qfYuXX/uxjY=",
              "salt": "dxvwK3XrgkLhKWuGGOEHAA==",
              "version": 2
            }
            """),
        new(NodeKey, "from node",
            """
            {
              "iv": "2lYevjeduoPaWSe6",
              "data": "TgeFENEOUj8Q8L19gFijqMeeuWDsfVuJOw==",
              "salt": "XnoSWElFCq4JpVflcEgjaA==",
              "version": 2
            }
            """),
        new(NodeKey, "trés \"quoted\" \\ $HOME `x`",
            """
            {
              "iv": "g5wnRW/5Bd7BmRZU",
              "data": "dUjkkA7O3g1xT+mnUxts3xHjpm0L2twRIYu7mr1Ua3C1dHfWu8AdZnAT",
              "salt": "vGmsVlFzpu9wJ6MIwbH0nQ==",
              "version": 2
            }
            """),
    ];

    /// <summary>An unprotected key, and a secret that was encrypted under its decoded body.</summary>
    public const string SshKey =
        """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
        QyNTUxOQAAACA8WUAvBKWe5RkZINFnfKtUylgkYKcZeNKSc7AT+YJGqQAAAIhS87zLUvO8
        ywAAAAtzc2gtZWQyNTUxOQAAACA8WUAvBKWe5RkZINFnfKtUylgkYKcZeNKSc7AT+YJGqQ
        AAAEDl0SRk1Ts2jP+Pl9HPdE1AiMlGgIjZojcm9jc68dwBvjxZQC8EpZ7lGRkg0Wd8q1TK
        WCRgpxl40pJzsBP5gkapAAAABHRlc3QB
        -----END OPENSSH PRIVATE KEY-----
        """;

    public const string UnderSshKey =
        """
        {
          "iv": "cpvXbRNBuecXUDHz",
          "data": "WtFopnaAN63AERCUpAWIi7cfc+UMSjtRQM62a2Gezsk=",
          "salt": "J8iW6bkSfLBidSBq/aPd2g==",
          "version": 2
        }
        """;

    public const string UnderSshKeyValue = "under an ssh key";

    public const string ProtectedOpenSshKey =
        """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABA9er7JgH
        QTC40ni+V5O5a7AAAAEAAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIGKYhCJ6EfDrfWzS
        2I9QWLqePxOsxfgjG5KrjyfJZxIyAAAAkMAKXTNnmYysjy24rn3uqRDs1tk3W3bEahYta3
        9H4rujvFLxoPTc2dQUogEgis8y0qUCXi5XucWu99Sa9NaOdueaGGVb9MGMxujFyUVuWPXq
        OTwFB3W8dUFj9b36Pd1Hyg+mdtXqLTXoqWNrJ3g2HM+ZAERJfWJFH+kkGMKQDdSYFxlzhK
        z8cjG2yHQ+yVCYog==
        -----END OPENSSH PRIVATE KEY-----
        """;

    public const string ProtectedPemKey =
        """
        -----BEGIN EC PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-128-CBC,A29E80DC16E28F7AB8FD725EB448794D

        4eClW6QOGvtFztAfT0rUvWvRhylBYtS16ZAgYhprjWnwNNcr/GohEyhPyfE2H1Wt
        lGU/0YBK9vobYiUiBBg0i7dEaFuN6EJE8tnDdbT2mixFnV/cTjR6AQFZFMJIaEzx
        EkBFyg+PYOPziQP/WG7Rou7A8iOrjtD8KGZDaG5RuoI=
        -----END EC PRIVATE KEY-----
        """;

    public const string ProtectedPkcs8Key =
        """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhIpeS+TezRLwICCAAw
        DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEP7C6hXWSCCexoixEaI5V4QEgZAS
        5fi6CPv6fmclEk6mniwuGMDAlQCQXR6Np+fKc5x/xMD00K4+7E4dpXOshU9OlhS0
        MqP3UIqgup30lboJCBmojcG9PukiOQqryHpitscoVY6WeLI3K/NgnyWliiuVYptf
        EYD7xx9GbvT51TqZodJ1F1C3E+LllLQQFGy1mDd170EbvP5gsEzcH2qUh2P1mIo=
        -----END ENCRYPTED PRIVATE KEY-----
        """;

    internal sealed record Vector(string Key, string Value, string File);
}
