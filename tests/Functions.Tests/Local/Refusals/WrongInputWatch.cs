using System.Text.Json.Nodes;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Api;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>
/// Before the first request of each operation, sends it with every wrong value of every input in the published description. Each must be
/// refused as a problem with code and field, without storing anything; the request itself is then sent and accepted.
/// </summary>
/// <param name="engine">Prefix of the engine's tables and containers.</param>
internal sealed class WrongInputWatch(ApiContract contract, MemoryAccount account, Func<string> engine, WrongInputSample sample)
    : DelegatingHandler
{
    private readonly WrongInputs _wrong = new(contract.Schemas);
    private readonly HashSet<string> _done = [];

    /// <summary>By operation and wrong input.</summary>
    public List<WrongInputResponse> Responses { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (contract.Find(request.Method, path) is { } operation && !request.Options.TryGetValue(ProgramTour.IsRefused, out _))
        {
            var body = await RequestBody.OfAsync(request, cancellationToken);
            if (_done.Add(ShapeOf(operation, body)))
            {
                await SendWrongAsync(operation, request, path, body, cancellationToken);
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }

    // Decisions at the same address have different fields.
    private static string ShapeOf(JsonObject operation, RequestBody? body) =>
        $"{operation["operationId"]} {string.Join(',', (body?.Json ?? []).Select(field => field.Key).Order(StringComparer.Ordinal))}";

    private async Task SendWrongAsync(
        JsonObject operation,
        HttpRequestMessage request,
        string path,
        RequestBody? body,
        CancellationToken cancellationToken
    )
    {
        var name = operation["operationId"]!.GetValue<string>();
        var template = contract.Operations.First(each => ReferenceEquals(each.Operation, operation)).Path;
        foreach (var wrong in sample.Of(_wrong.Of(operation, template, path, body)))
        {
            using var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = body?.ToContent() };
            foreach (var (header, values) in request.Headers)
            {
                copy.Headers.TryAddWithoutValidation(header, values);
            }

            wrong.Apply(copy);
            copy.Headers.ExpectContinue = copy.Content is not null;
            Responses.Add(await TryAsync(name, wrong, copy, cancellationToken));
        }
    }

    private async Task<WrongInputResponse> TryAsync(
        string operation,
        WrongInput wrong,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var before = account.Snapshot(IsCounter);
        var (status, text) = (0, "");
        var stored = new List<string>();
        var trial = await account.TryAsync(
            IsWritable,
            [StorageNames.Counters, StorageNames.Pending],
            async () =>
            {
                try
                {
                    using var answer = await base.SendAsync(request, cancellationToken);
                    (status, text) = (
                        (int)answer.StatusCode,
                        answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
                            ? await answer.Content.ReadAsStringAsync(cancellationToken)
                            : ""
                    );
                }
                catch (HttpRequestException broken)
                {
                    text = broken.Message;
                }

                stored.AddRange(
                    account.Snapshot(IsCounter).Except(before).Where(row => !row.Contains(" confirmed ", StringComparison.Ordinal))
                );
            }
        );
        return new WrongInputResponse(
            operation,
            wrong,
            status,
            text.Length > 0 && text[0] == '{' ? JsonNode.Parse(text) : null,
            [.. trial.Refused, .. stored]
        );
    }

    // Requests are counted in any case.
    private static bool IsCounter(string table) => table == StorageNames.Counters;

    // Pending markers are written before, and deleted after a refusal; the engine writes the app's data.
    private bool IsWritable(string name, string content) =>
        name is StorageNames.Counters or StorageNames.Pending
        || name.StartsWith(engine(), StringComparison.OrdinalIgnoreCase)
        || IsConfirmation(content);

    // Opening a link proves access to the mailbox: that is recorded before the request is read.
    private static bool IsConfirmation(string text) => text.Contains("\"RowKey\":\"confirmed\"", StringComparison.Ordinal);
}
