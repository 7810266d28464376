using System.Text;
using System.Text.RegularExpressions;

namespace CreditFunctions.Functions.Tests.Storage.InMemory;

/// <summary>While it lasts, nothing is written to the app's own tables and containers: each attempt is noted and refused.</summary>
/// <param name="isWritable">Whether a table or container, with what is to be written there, is written all the same.</param>
internal sealed partial class StorageTrial(Func<string, string, bool> isWritable)
{
    private readonly List<string> _refused = [];

    /// <summary>What was to be written, in order.</summary>
    public IReadOnlyList<string> Refused => _refused;

    /// <summary>Whether a request writes what must not be written.</summary>
    public bool Refuses(HttpRequestMessage request, byte[] body)
    {
        if (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head)
        {
            return false;
        }

        var path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
        var text = Encoding.UTF8.GetString(body);
        var places =
            path == "/$batch"
                ? TablesOf().Matches(text).Select(match => match.Groups["name"].Value)
                : [Place().Match(path).Groups["name"].Value];
        var refused = places.FirstOrDefault(place => !isWritable(place, text));
        if (refused is not null)
        {
            _refused.Add($"{request.Method} {refused}");
        }

        return refused is not null;
    }

    [GeneratedRegex(@"^/(?<name>[\w$-]+)")]
    private static partial Regex Place();

    // Of the addresses within a transaction.
    [GeneratedRegex(@"(POST|PUT|PATCH|MERGE|DELETE) \S*?//[^/]+/(?<name>\w+)")]
    private static partial Regex TablesOf();
}
