using System.Text;
using System.Text.RegularExpressions;

namespace CreditFunctions.Functions.Tests.Storage.InMemory;

/// <summary>While active, the app's tables and containers are not written: each attempt is recorded and refused.</summary>
/// <param name="isWritable">Whether a table or container may be written, with the content of the write.</param>
internal sealed partial class StorageTrial(Func<string, string, bool> isWritable)
{
    private readonly List<string> _refused = [];

    /// <summary>Refused writes in order.</summary>
    public IReadOnlyList<string> Refused => _refused;

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

    // Addresses within a transaction.
    [GeneratedRegex(@"(POST|PUT|PATCH|MERGE|DELETE) \S*?//[^/]+/(?<name>\w+)")]
    private static partial Regex TablesOf();
}
