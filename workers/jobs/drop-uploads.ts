import { z } from 'zod';
import { abandonedUploads, dropUpload } from '#app/domain/submissions/upload.ts';
import { UploadId } from '#db/ids.ts';
import { job } from '../job.ts';

export const dropUploads = job({
  name: 'drop-upload',
  data: z.object({ upload: UploadId }),
  key: ({ upload }) => upload,
  due: abandonedUploads,
  run: ({ upload }) => dropUpload(upload),
  concurrency: 2,
});
