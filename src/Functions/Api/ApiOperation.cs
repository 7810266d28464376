using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Api;

/// <summary>An operation of the API; address and methods are read from the function's attributes.</summary>
/// <param name="Function">The function class.</param>
internal sealed record ApiOperation(Type Function, ApiAccess Access, string Summary)
{
    private const string RootRoute = "{ignored:maxlength(0)?}";

    /// <summary>Null if there is no body.</summary>
    public ApiBody? Request { get; private init; }

    public bool IsRequestOptional { get; private init; }

    /// <summary>Several of one status if the body depends on the request.</summary>
    public ImmutableArray<ApiResponse> Responses { get; private init; } = [];

    public ImmutableArray<(string Name, string Meaning)> Query { get; private init; } = [];

    /// <summary>Headers beside those of all operations, with their meaning.</summary>
    public ImmutableArray<(string Name, string Meaning)> Headers { get; private init; } = [];

    /// <summary>Whether an <c>Idempotency-Key</c> makes a repeat safe.</summary>
    public bool TakesIdempotencyKey { get; private init; }

    /// <summary>Methods in lower case; the first names the operation. HEAD is supported with every GET and not described.</summary>
    public ImmutableArray<string> Methods =>
        [.. Trigger.Methods!.Select(method => method.ToLowerInvariant()).Where(method => method != "head")];

    public string Path => Trigger.Route == RootRoute ? "/" : $"/{Trigger.Route!.Replace("{*", "{", StringComparison.Ordinal)}";

    public string Feature => Function.Namespace!.Split('.')[2];

    private HttpTriggerAttribute Trigger =>
        Function
            .GetMethods()
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>()
            .First();

    public static ApiOperation For<TFunction>(ApiAccess access, string summary) => new(typeof(TFunction), access, summary);

    public ApiOperation Takes<TBody>() => this with { Request = new ApiBody.Json(typeof(TBody)) };

    public ApiOperation MayTake<TBody>() => Takes<TBody>() with { IsRequestOptional = true };

    public ApiOperation TakesFile() => this with { Request = new ApiBody.File("application/octet-stream") };

    public ApiOperation TakesForm(string fileField, params IReadOnlyList<string> fields) =>
        this with
        {
            Request = new ApiBody.Form(fields, fileField),
        };

    public ApiOperation Repeatable() => this with { TakesIdempotencyKey = true };

    public ApiOperation Asks(string name, string meaning) => this with { Query = Query.Add((name, meaning)) };

    public ApiOperation AsksHeader(string name, string meaning) => this with { Headers = Headers.Add((name, meaning)) };

    public ApiOperation Gives<TBody>(int status = StatusCodes.Status200OK) => Gives(status, "Success.", new ApiBody.Json(typeof(TBody)));

    public ApiOperation GivesPage() => GivesFile("text/html");

    public ApiOperation GivesFile(string mediaType) => Gives(StatusCodes.Status200OK, "The file or page.", new ApiBody.File(mediaType));

    public ApiOperation Leads(int status = StatusCodes.Status303SeeOther) =>
        Gives(status, "Continue at the address in Location.", body: null);

    public ApiOperation Accepts() => Gives(StatusCodes.Status202Accepted, "Accepted.", body: null);

    private ApiOperation Gives(int status, string meaning, ApiBody? body) =>
        this with
        {
            Responses = Responses.Add(new ApiResponse(status, meaning, body)),
        };
}
