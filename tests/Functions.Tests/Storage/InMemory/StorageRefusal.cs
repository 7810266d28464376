using System.Net;

namespace CreditFunctions.Functions.Tests.Storage.InMemory;

/// <summary>The response to a request that cannot be executed.</summary>
internal sealed class StorageRefusal(HttpStatusCode status, string code) : Exception(code)
{
    public HttpStatusCode Status => status;

    public string Code => Message;

    public static StorageRefusal NotFound(string code) => new(HttpStatusCode.NotFound, code);

    public static StorageRefusal Conflict(string code) => new(HttpStatusCode.Conflict, code);

    public static StorageRefusal ConditionNotMet(string code) => new(HttpStatusCode.PreconditionFailed, code);

    public static StorageRefusal Unknown(string what) => new(HttpStatusCode.BadRequest, $"NotInMemory: {what}");
}
