namespace CreditFunctions.LocalRuntime.Worker;

/// <summary>One binding of a function, as in <c>req</c>, <c>httpTrigger</c>, in.</summary>
public abstract class BindingMetadata
{
    public abstract string Name { get; }

    public abstract string Type { get; }

    public abstract BindingDirection Direction { get; }
}

/// <summary>Into a function, or out of it.</summary>
public enum BindingDirection
{
    In = 0,
    Out = 1,
}
