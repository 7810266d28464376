namespace CreditFunctions.Core.Audit;

/// <summary>The fault at the first broken link of a chain.</summary>
public enum AuditFault
{
    /// <summary>An event is missing, duplicated or out of order.</summary>
    WrongSequence,

    /// <summary>
    /// The event does not follow the previous one: that one was changed and rehashed, or this one belongs to another chain.
    /// </summary>
    WrongPreviousHash,

    EnvelopeChanged,

    UnknownSuite,

    PayloadChanged,

    /// <summary>The chain ends before a head that was anchored earlier.</summary>
    Truncated,

    /// <summary>The event differs from the anchored one: the chain was rewritten here or before.</summary>
    AnchorDiffers,
}

/// <summary>The result of verifying a chain.</summary>
public abstract record AuditVerdict
{
    private AuditVerdict() { }

    /// <summary>Every link is valid.</summary>
    /// <param name="Head">Must equal the head stored in the owner's row.</param>
    /// <param name="ErasedCount">Events whose content was erased.</param>
    public sealed record Intact(AuditHead Head, int ErasedCount) : AuditVerdict;

    /// <summary>The chain is broken.</summary>
    /// <param name="Sequence">The first faulty event.</param>
    public sealed record Broken(long Sequence, AuditFault Fault, string Message) : AuditVerdict;
}
