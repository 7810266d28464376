using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

public enum AuthorizationLevel
{
    Anonymous = 0,
    User = 1,
    Function = 2,
    System = 3,
    Admin = 4,
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    public HttpTriggerAttribute() => throw null!;

    public HttpTriggerAttribute(params string[] methods) => throw null!;

    public HttpTriggerAttribute(AuthorizationLevel authLevel) => throw null!;

    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) => throw null!;

    public string? Route { get => throw null!; set => throw null!; }

    public string[]? Methods => throw null!;

    public AuthorizationLevel AuthLevel => throw null!;
}

public static class FunctionContextExtensions
{
    public static HttpContext? GetHttpContext(this FunctionContext context) => throw null!;
}
