using System.Collections.Concurrent;
using CreditFunctions.Functions.Tests.Api;

namespace CreditFunctions.Functions.Tests.Local.Api;

/// <summary>Checks every accepted request and every response against the published document.</summary>
internal sealed class ContractWatch(ApiContract contract) : DelegatingHandler
{
    private const string Json = "application/json";
    private const string ProblemJson = "application/problem+json";

    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<string, bool> _seen = new();

    /// <summary>Deviations from the document.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Ids of operations called at least once.</summary>
    public IEnumerable<string> Seen => _seen.Keys;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The inner client changes the address to that of the host.
        var (method, path) = (request.Method, request.RequestUri!.AbsolutePath);
        var sent =
            request.Content?.Headers.ContentType?.MediaType == Json ? await request.Content.ReadAsStringAsync(cancellationToken) : null;
        var answer = await base.SendAsync(request, cancellationToken);
        if (contract.Find(method, path) is not { } operation)
        {
            Note($"{method} {path}", "is not described.");
            return answer;
        }

        var name = operation["operationId"]!.GetValue<string>();
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        if ((int)answer.StatusCode >= 400)
        {
            Note(name, contract.FaultOf(operation["responses"]!["default"]!["content"], ProblemJson, body));
            return answer;
        }

        _seen[name] = true;
        var described = operation["responses"]![$"{(int)answer.StatusCode}"];
        Note(name, described is null ? $"answered {(int)answer.StatusCode}, which is not described." : null);
        if (answer.Content.Headers.ContentType?.MediaType == Json && described?["content"]?[Json]?["schema"] is not null)
        {
            Note(name, contract.FaultOf(described["content"], Json, body));
        }

        Note(name, sent is null ? null : contract.FaultOf(operation["requestBody"]?["content"], Json, sent));
        return answer;
    }

    private void Note(string name, string? fault)
    {
        if (fault is not null)
        {
            _faults.Enqueue($"{name}: {fault}");
        }
    }
}
