using System.Text;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Engine;

/// <summary>Validates instance ids, names and versions.</summary>
internal static class InstanceIds
{
    /// <summary>Limit of Durable Functions.</summary>
    private const int Longest = 100;

    private const int LongestName = 1_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">The id is empty, too long or not valid text; name or version is too long.</exception>
    public static void Require(InstanceState state)
    {
        if (state.InstanceId.Length is 0 or > Longest)
        {
            throw new ArgumentException(
                $"An instance id must have 1 to {Longest} characters; this one has {state.InstanceId.Length}.",
                nameof(state)
            );
        }

        // Half of a surrogate pair is not valid text.
        _ = Strict.GetByteCount(state.InstanceId);
        RequireShort("The name of an orchestrator", state.Name);
        RequireShort("A version", state.Version);
    }

    private static void RequireShort(string what, string text)
    {
        if (text.Length > LongestName)
        {
            throw new ArgumentException(
                $"{what} must have at most {LongestName} characters; '{text[..50]}…' has {text.Length}.",
                nameof(text)
            );
        }
    }
}
