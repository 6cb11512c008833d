using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Extensions.Provisioning;

namespace Swamp.Extensions.Auditing;

/// <summary>
/// Asks about the packages that an extension names: the user's npm registry what they are, and a database of vulnerabilities what is wrong with them
/// (EXT-77). Whoever cannot be asked is a warning, once.
/// </summary>
/// <param name="npm">The user's npm configuration.</param>
/// <param name="addresses">Who else is asked.</param>
/// <param name="clock">The clock.</param>
/// <param name="version">Version of this program.</param>
/// <param name="limits">How long and how much it may take.</param>
public sealed class PackageAuditor(NpmConfigurationReader npm, AuditAddresses addresses, TimeProvider clock, string version, AuditLimits? limits = null)
{
    private const int MostNamed = 5;
    private const int MostPages = 5;
    private const int FewDownloads = 1000;
    private const double DaysOfMonth = 30.44;
    private const int OldMonths = 24;
    private const string Npm = "npm";
    private const string Osv = "osv";

    private readonly AuditLimits limits = limits ?? new AuditLimits();

    /// <summary>Audits packages.</summary>
    /// <param name="packages">As the code names them: <c>npm:zod@4.1.0</c>, <c>jsr:@std/path@1</c>, <c>nuget:Some.Package@1.0.0</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<PackageAudit> AuditAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(packages);
        var references = packages.Select(PackageReference.Read).OfType<PackageReference>().Distinct().ToList();
        if (references.Count == 0)
        {
            return new PackageAudit { Passed = true, Complete = true, Audited = [], Errors = [], Warnings = [] };
        }

        using var client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = limits.Connect, AutomaticDecompression = DecompressionMethods.All, MaxAutomaticRedirections = 5 })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var run = new Run(this, client);
        var drafts = references.Select(static r => new Draft(r)).ToList();
        await Parallel.ForEachAsync(drafts, new ParallelOptions { MaxDegreeOfParallelism = limits.AtOnce, CancellationToken = cancellationToken }, async (draft, token) => await run.JudgeAsync(draft, token));
        return new PackageAudit
        {
            Passed = drafts.TrueForAll(static d => d.Errors.Count == 0),
            Complete = drafts.TrueForAll(static d => d.Unlearnt.Count == 0),
            Audited = [.. drafts.Select(static d => d.Result())],
            Errors = [.. drafts.SelectMany(static d => d.Errors)],
            Warnings = [.. drafts.SelectMany(static d => d.Warnings), .. Unlearnt(drafts)],
        };
    }

    /// <summary>One line for each reason, whatever number of packages it holds for.</summary>
    private static IEnumerable<PackageConcern> Unlearnt(List<Draft> drafts) =>
        from draft in drafts
        from reason in draft.Unlearnt
        group draft.Reference.ToString() by reason into same
        let names = same.Distinct(StringComparer.Ordinal).ToList()
        let more = names.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - MostNamed} more") : ""
        select new PackageConcern(same.Key.Who, $"{same.Key.Why}; so nothing was learnt there of {string.Join(", ", names.Take(MostNamed))}{more}.");

    private sealed class Draft(PackageReference reference)
    {
        private readonly Lock gate = new();

        public PackageReference Reference => reference;

        public string? Version { get; set; } = reference.Range;

        public NpmFacts? Facts { get; set; }

        public long? Downloads { get; set; }

        public string? PublishedAgo { get; set; }

        public List<PackageConcern> Errors { get; } = [];

        public List<PackageConcern> Warnings { get; } = [];

        public List<(string Who, string Why)> Unlearnt { get; } = [];

        // Two may be asked about one package at once.
        public void Forbid(string message) => Add(Errors, new PackageConcern(reference.ToString(), message));

        public void Warn(string message) => Add(Warnings, new PackageConcern(reference.ToString(), message));

        public void NotLearnt(string who, string why) => Add(Unlearnt, (who, why));

        public AuditedPackage Result() => new()
        {
            Name = reference.Name,
            Version = Version,
            Registry = reference.Registry,
            License = Facts?.License,
            WeeklyDownloads = Downloads,
            PublishedAgo = PublishedAgo,
            Passed = Errors.Count == 0,
        };

        private void Add<T>(List<T> list, T one)
        {
            lock (gate)
            {
                list.Add(one);
            }
        }
    }

    /// <summary>One audit: who turns out to be out of reach is out of reach for all packages.</summary>
    private sealed class Run(PackageAuditor auditor, HttpClient client)
    {
        private readonly AuditService vulnerabilities = auditor.Service(client);
        private readonly AuditService downloads = auditor.Service(client);
        private readonly System.Collections.Concurrent.ConcurrentDictionary<Uri, AuditService> registries = new();

        public async Task JudgeAsync(Draft draft, CancellationToken cancellationToken)
        {
            switch (draft.Reference)
            {
                case { Registry: "jsr" }:
                    return;
                case { Registry: "nuget" }:
                    await AskVulnerabilitiesAsync(draft, "NuGet", draft.Reference.Range is { } exact && !exact.Contains('*', StringComparison.Ordinal) ? exact : null, cancellationToken);
                    return;
                case { IsNpmName: false }:
                    draft.Warn("it has no name that a package of npm can have");
                    return;
                default:
                    // An exact version needs no registry to be found, so that both can be waited for at once.
                    var exactly = draft.Reference.Range is { } range && NpmVersion.Read(range) is not null ? range : null;
                    var known = exactly is null ? Task.CompletedTask : AskVulnerabilitiesAsync(draft, Npm, exactly, cancellationToken);
                    await AskRegistryAsync(draft, cancellationToken);
                    await known;
                    if (exactly is null && draft.Facts?.Version is { } found)
                    {
                        await AskVulnerabilitiesAsync(draft, Npm, found, cancellationToken);
                    }

                    return;
            }
        }

        private async Task AskRegistryAsync(Draft draft, CancellationToken cancellationToken)
        {
            var configuration = await auditor.ConfigurationAsync(draft.Reference.Scope, cancellationToken);
            if (configuration.Registry is not { } registry)
            {
                draft.NotLearnt(Npm, "Neither npm nor its configuration names a registry");
                return;
            }

            var request = new HttpRequestMessage(HttpMethod.Get, new Uri(registry, "./" + draft.Reference.Name.Replace("/", "%2F", StringComparison.Ordinal)));
            if (configuration.Authorization is { } authorization)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }

            var answer = await registries.GetOrAdd(registry, _ => auditor.Service(client)).AskAsync(request, cancellationToken);
            if (answer.Failure is { } failure || !TryRead(answer.Document, d => NpmFacts.Read(d, draft.Reference.Range), out var facts, out failure))
            {
                draft.NotLearnt(Npm, $"The npm registry {NpmConfiguration.Shown(registry)} {failure}");
                return;
            }

            if (facts is null)
            {
                draft.NotLearnt(Npm, $"The npm registry {NpmConfiguration.Shown(registry)} does not have it");
                return;
            }

            draft.Facts = facts;
            draft.Version = facts.Version ?? draft.Version;
            Weigh(draft, facts);
            await AskDownloadsAsync(draft, cancellationToken);
        }

        private void Weigh(Draft draft, NpmFacts facts)
        {
            if (facts.Deprecated is { } why)
            {
                draft.Forbid($"{facts.Version} is deprecated: {Clip(why)}");
            }

            if (facts.Version is null)
            {
                draft.Warn($"the npm registry has no version that {draft.Reference.Range ?? "it"} leads to");
            }
            else if (facts.License is not { } license)
            {
                draft.Warn("it names no licence");
            }
            else if (!Licenses.AreKnown(license))
            {
                draft.Warn($"its licence '{Clip(license)}' wants a second look");
            }

            if (facts.HasMaintainers == false)
            {
                draft.Warn("nobody is named who maintains it");
            }

            if (facts.LastPublished is { } time)
            {
                var months = Math.Max(0, (auditor.Now - time).TotalDays / DaysOfMonth);
                draft.PublishedAgo = months < 1 ? "this month" : string.Create(CultureInfo.InvariantCulture, $"{(int)months}mo ago");
                if (months > OldMonths)
                {
                    draft.Warn($"nothing of it was published for {(int)months} months");
                }
            }
        }

        private async Task AskDownloadsAsync(Draft draft, CancellationToken cancellationToken)
        {
            if (auditor.Downloads is not { } address)
            {
                return;
            }

            var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "downloads/point/last-week/" + draft.Reference.Name.Replace("/", "%2F", StringComparison.Ordinal)));
            var answer = await downloads.AskAsync(request, cancellationToken);
            if (answer.Failure is { } failure || !TryRead(answer.Document, CountOf, out var count, out failure))
            {
                draft.NotLearnt(Npm, $"The counter of downloads {NpmConfiguration.Shown(address)} {failure}");
                return;
            }

            draft.Downloads = count;
            if (count < FewDownloads)
            {
                draft.Warn(string.Create(CultureInfo.InvariantCulture, $"it was downloaded {count} times in the last week"));
            }
        }

        private async Task AskVulnerabilitiesAsync(Draft draft, string ecosystem, string? exact, CancellationToken cancellationToken)
        {
            if (auditor.Vulnerabilities is not { } address)
            {
                draft.NotLearnt(Osv, $"{AuditAddresses.VulnerabilitiesVariable} is off");
                return;
            }

            if (exact is null)
            {
                draft.NotLearnt(Osv, "Vulnerabilities are known of exact versions only");
                return;
            }

            string? page = null;
            for (var i = 0; i < MostPages; i++)
            {
                var body = new JsonObject { ["package"] = new JsonObject { ["name"] = draft.Reference.Name, ["ecosystem"] = ecosystem }, ["version"] = exact };
                if (page is not null)
                {
                    body["page_token"] = page;
                }

                var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "v1/query")) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
                var answer = await vulnerabilities.AskAsync(request, cancellationToken);
                if (answer.Failure is { } failure || !TryRead(answer.Document, PageOf, out var found, out failure))
                {
                    draft.NotLearnt(Osv, $"The database of vulnerabilities {NpmConfiguration.Shown(address)} {failure}");
                    return;
                }

                if (answer.Document is null)
                {
                    draft.NotLearnt(Osv, $"The database of vulnerabilities {NpmConfiguration.Shown(address)} answers with HTTP 404");
                    return;
                }

                Weigh(draft, exact, found.Known!);
                page = found.Next;
                if (string.IsNullOrEmpty(page))
                {
                    return;
                }
            }
        }

        private static void Weigh(Draft draft, string exact, IReadOnlyList<Vulnerability> known)
        {
            foreach (var one in known)
            {
                var text = $"{exact} has {Clip(one.Id)} ({one.Severity}){(one.Summary is { } summary ? $": {Clip(summary)}" : "")}";
                switch (one.Severity)
                {
                    case "MEDIUM":
                        draft.Warn(text);
                        break;
                    case not "LOW":
                        draft.Forbid(text);
                        break;
                }
            }
        }

        private static (IReadOnlyList<Vulnerability>? Known, string? Next) PageOf(JsonElement document) =>
            (Vulnerability.ReadAll(document), document.TryGetProperty("next_page_token", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null);

        private static long? CountOf(JsonElement document) =>
            document.ValueKind == JsonValueKind.Object && document.TryGetProperty("downloads", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out var number) ? number : null;

        /// <summary>Reads what a stranger wrote: any shape, and texts that are no texts.</summary>
        private static bool TryRead<T>(JsonElement? document, Func<JsonElement, T> read, out T? value, out string? failure)
        {
            (value, failure) = (default, null);
            if (document is not { } known)
            {
                return true;
            }

            try
            {
                value = read(known);
                return true;
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                failure = "says something that cannot be read";
                return false;
            }
        }

        private static string Clip(string text) => text.Length > 300 ? text[..300] + "…" : text;
    }

    private Task<NpmConfiguration> ConfigurationAsync(string scope, CancellationToken cancellationToken) => npm.ReadAsync(scope, cancellationToken);

    private DateTimeOffset Now => clock.GetUtcNow();

    private Uri? Downloads => addresses.Downloads;

    private Uri? Vulnerabilities => addresses.Vulnerabilities;

    private AuditService Service(HttpClient client) => new(client, limits, clock, $"swamp/{version}");
}
