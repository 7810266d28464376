namespace CreditFunctions.Core.Documents;

/// <summary>Errors of refused files. They reveal nothing of the contents beyond the kind of the finding.</summary>
public static class DocumentErrors
{
    public static Error TypeIsNotAccepted() =>
        new(
            ErrorKind.UnsupportedType,
            "document-type-is-not-accepted",
            "The file is neither PDF, PNG, JPEG, DOCX, XLSX nor OFD by its content. Save it as PDF and upload it again."
        );

    public static Error IsEmpty() =>
        new(
            ErrorKind.Invalid,
            "document-is-empty",
            "The file has no content. Open it, check that its pages show something, and upload it again."
        );

    public static Error IsLocked() =>
        new(ErrorKind.Invalid, "document-is-locked", "The file needs a password to open. Save it without a password and upload it again.");

    public static Error IsDamaged() =>
        new(
            ErrorKind.Invalid,
            "document-is-damaged",
            "The file is cut off or cannot be read. Open it, save it again, preferably as PDF, and upload it again."
        );

    public static Error HasMacros() =>
        new(
            ErrorKind.Invalid,
            "document-has-macros",
            "The file contains macros, which are not accepted. Save it without macros, or as PDF, and upload it again."
        );

    public static Error HasActiveContent() =>
        new(
            ErrorKind.Invalid,
            "document-has-active-content",
            "The file contains scripts, controls, or actions that start programs or send data. Print it to a new PDF and upload that."
        );

    public static Error HasEmbeddedFiles() =>
        new(
            ErrorKind.Invalid,
            "document-has-embedded-files",
            "The file contains other files. Remove them, or print it to a new PDF, and upload that."
        );

    public static Error HasExternalContent() =>
        new(
            ErrorKind.Invalid,
            "document-has-external-content",
            "The file loads contents from elsewhere: a template, a linked file or a document type definition. Remove the links, or save "
                + "it as PDF, and upload it again."
        );

    public static Error ExpandsTooMuch() =>
        new(
            ErrorKind.Invalid,
            "document-expands-too-much",
            "The file expands to far more than a document has, or is nested too deeply. Print it to a new PDF and upload that."
        );

    public static Error HasUnsafeNames() =>
        new(
            ErrorKind.Invalid,
            "document-has-unsafe-names",
            "A part of the file is named so that unpacking it would write outside its folder. Save it again, preferably as PDF, and "
                + "upload it again."
        );

    public static Error IsAmbiguous() =>
        new(
            ErrorKind.Invalid,
            "document-is-ambiguous",
            "The file is of two types at once, or contains hidden parts: two programs would read it differently. Save it again, "
                + "preferably as PDF, and upload it again."
        );

    public static Error TooLarge(long maxBytes) =>
        new Error(
            ErrorKind.TooLarge,
            "document-is-too-large",
            $"A file has at most {maxBytes} bytes. Make it smaller and upload it again."
        ).With("maxBytes", $"{maxBytes}");
}
