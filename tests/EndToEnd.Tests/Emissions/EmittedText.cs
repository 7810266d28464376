using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace CreditFunctions.EndToEnd.Tests.Emissions;

/// <summary>Output of all processes of an app at log level Debug, with all spans.</summary>
internal sealed partial class EmittedText
{
    // A shorter text could occur by chance.
    private const int ShortestSecret = 3;

    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>Enables debug messages and, through <see cref="StartupHook"/>, spans.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>
        {
            ["Logging__LogLevel__Default"] = "Debug",
            [StartupHook.Variable] = StartupHook.AssemblyPath,
            [StartupHook.OutputVariable] = "1",
        };

    public void Add(string line) => _lines.Enqueue(line);

    /// <summary>Neither tokens and codes of a walk nor identifiers and addresses of its people were emitted.</summary>
    public async Task AssertNoSecretAsync(BatchWalk walk)
    {
        var lines = _lines.ToArray();
        Assert.Contains(lines, line => line.StartsWith(StartupHook.Prefix, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(" dbug: ", StringComparison.Ordinal));
        var secrets = (await FindSecretsAsync(walk)).Distinct().ToList();
        Assert.True(secrets.Count > 20, $"Only {secrets.Count} secrets were found in the mails.");
        Assert.All(secrets, secret => Assert.True(secret.Length >= ShortestSecret, $"'{secret}' is too short to look for."));

        var found = lines.Where(line => secrets.Exists(secret => Contains(line, secret))).Take(20).ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    private static async Task<List<string>> FindSecretsAsync(BatchWalk walk)
    {
        var mails = (await walk.Portal.ReadMailboxAsync()).Where(mail => mail.To.Contains(walk.Domain, StringComparison.Ordinal)).ToList();
        var tokens = mails
            .SelectMany(mail => LinkPattern().Matches(mail.Text))
            .Select(link => link.Groups["token"].Value)
            .Append(walk.AccessToken)
            .ToList();
        return
        [
            .. tokens,
            // The signature alone grants no access, but nothing else has a reason to contain it.
            .. tokens.Select(token => token.Split('.')[^1]),
            .. mails.SelectMany(mail => CodePattern().Matches(mail.Text)).Select(code => code.Groups["code"].Value),
            .. mails.Select(mail => mail.To),
            walk.CitizenId,
            walk.UnitCode,
            "张示例",
        ];
    }

    // Not as part of a longer number or name.
    private static bool Contains(string line, string secret)
    {
        for (var at = line.IndexOf(secret, StringComparison.Ordinal); at >= 0; at = line.IndexOf(secret, at + 1, StringComparison.Ordinal))
        {
            var end = at + secret.Length;
            if ((at == 0 || !char.IsAsciiLetterOrDigit(line[at - 1])) && (end == line.Length || !char.IsAsciiLetterOrDigit(line[end])))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"/(tasks|access|units)/(?<token>\w+\.[^\s""'<>]+)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"验证码：(?<code>\S+)")]
    private static partial Regex CodePattern();
}
