namespace CreditFunctions.Core;

/// <summary>Who did something, in which role, and when. <see cref="Actor"/> is an id of the app's own, never a name or number.</summary>
public sealed record Signature(string Actor, string Role, DateTimeOffset At)
{
    /// <summary>The procedure itself, acting on what people recorded.</summary>
    public static Signature Procedure(DateTimeOffset at) => new("procedure", "procedure", at);
}
