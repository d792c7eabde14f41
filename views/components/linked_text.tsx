/**
 * What somebody wrote, as it was typed; addresses that begin with http can be followed.
 *
 * @param rel what search engines and the other page are told; `ugc` where everybody reads it
 * @see EX-1
 */
export function LinkedText({ text, rel }: { text: string; rel: string }) {
  return (
    <>
      {text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/).map((part, index) =>
        index % 2 === 0 ? part : <a href={part} rel={rel}>{part}</a>
      )}
    </>
  );
}
