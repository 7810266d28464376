using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Api;

/// <summary>One operation of the interface for programs: address and methods are read off the function itself.</summary>
/// <param name="Function">The function class.</param>
internal sealed record ApiOperation(Type Function, ApiAccess Access, string Summary)
{
    private const string RootRoute = "{ignored:maxlength(0)?}";

    /// <summary>What is sent; null where nothing is.</summary>
    public ApiBody? Request { get; private init; }

    /// <summary>Whether the body may be left out.</summary>
    public bool IsRequestOptional { get; private init; }

    /// <summary>Several of one status where it depends on what was asked for.</summary>
    public ImmutableArray<ApiResponse> Responses { get; private init; } = [];

    /// <summary>Query parameters, each with what it is for.</summary>
    public ImmutableArray<(string Name, string Meaning)> Query { get; private init; } = [];

    /// <summary>Headers beside those that all operations have, each with what it is for.</summary>
    public ImmutableArray<(string Name, string Meaning)> Headers { get; private init; } = [];

    /// <summary>Whether an <c>Idempotency-Key</c> makes a repeat safe.</summary>
    public bool TakesIdempotencyKey { get; private init; }

    /// <summary>Methods in lower case; the first names the operation. HEAD goes with every GET and is not described.</summary>
    public ImmutableArray<string> Methods =>
        [.. Trigger.Methods!.Select(method => method.ToLowerInvariant()).Where(method => method != "head")];

    /// <summary>Address as OpenAPI writes it: <c>/applications/{applicationId}</c>.</summary>
    public string Path => Trigger.Route == RootRoute ? "/" : $"/{Trigger.Route!.Replace("{*", "{", StringComparison.Ordinal)}";

    /// <summary>The folder of the function.</summary>
    public string Feature => Function.Namespace!.Split('.')[2];

    private HttpTriggerAttribute Trigger =>
        Function
            .GetMethods()
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>()
            .First();

    public static ApiOperation For<TFunction>(ApiAccess access, string summary) => new(typeof(TFunction), access, summary);

    /// <summary>Takes JSON.</summary>
    public ApiOperation Takes<TBody>() => this with { Request = new ApiBody.Json(typeof(TBody)) };

    /// <summary>Takes JSON, or nothing.</summary>
    public ApiOperation MayTake<TBody>() => Takes<TBody>() with { IsRequestOptional = true };

    /// <summary>Takes a file as its body.</summary>
    public ApiOperation TakesFile() => this with { Request = new ApiBody.File("application/octet-stream") };

    /// <summary>Takes a multipart form.</summary>
    public ApiOperation TakesForm(string fileField, params IReadOnlyList<string> fields) =>
        this with
        {
            Request = new ApiBody.Form(fields, fileField),
        };

    /// <summary>May be sent with an <c>Idempotency-Key</c>.</summary>
    public ApiOperation Repeatable() => this with { TakesIdempotencyKey = true };

    /// <summary>Reads a query parameter.</summary>
    public ApiOperation Asks(string name, string meaning) => this with { Query = Query.Add((name, meaning)) };

    /// <summary>Reads a header.</summary>
    public ApiOperation AsksHeader(string name, string meaning) => this with { Headers = Headers.Add((name, meaning)) };

    /// <summary>Answers with JSON.</summary>
    public ApiOperation Gives<TBody>(int status = StatusCodes.Status200OK) => Gives(status, "Success.", new ApiBody.Json(typeof(TBody)));

    /// <summary>Gives a page to everybody.</summary>
    public ApiOperation GivesPage() => GivesFile("text/html");

    /// <summary>Gives a file.</summary>
    public ApiOperation GivesFile(string mediaType) => Gives(StatusCodes.Status200OK, "The file or page.", new ApiBody.File(mediaType));

    /// <summary>Leads to another address.</summary>
    public ApiOperation Leads(int status = StatusCodes.Status303SeeOther) =>
        Gives(status, "Continue at the address in Location.", body: null);

    /// <summary>Takes note, and has nothing to say.</summary>
    public ApiOperation Accepts() => Gives(StatusCodes.Status202Accepted, "Accepted.", body: null);

    private ApiOperation Gives(int status, string meaning, ApiBody? body) =>
        this with
        {
            Responses = Responses.Add(new ApiResponse(status, meaning, body)),
        };
}
